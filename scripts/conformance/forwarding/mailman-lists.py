# Makes Mailman's two lists: one as Mailman makes lists, one that leaves the List-* fields of others in, as older software does.
# Called with the settings file, the member's address, and the names of the lists.
import sys

from mailman.core.initialize import initialize

settings, member, usual, old = sys.argv[1:]
initialize(settings)

from mailman.app.lifecycle import create_list
from mailman.database.transaction import transaction
from mailman.interfaces.action import Action
from mailman.interfaces.domain import IDomainManager
from mailman.interfaces.usermanager import IUserManager
from zope.component import getUtility

with transaction():
    getUtility(IDomainManager).add(usual.split('@')[1])
    reader = getUtility(IUserManager).create_address(member)
    for address in (usual, old):
        made = create_list(address)
        made.default_nonmember_action = Action.accept
        # The mails are addressed to the partner, and longer than talk.
        made.require_explicit_destination = False
        made.max_message_size = 0
        made.send_welcome_message = False
        made.include_rfc2369_headers = address == usual
        made.subscribe(reader)
