-- At which relay a body of this row was begun: set with the mark, so before its first byte leaves. From then on no other relay is given it,
-- unless a person decides so. Taken away where the relay's fault brought the row back before the body of its first attempt.
alter table recipients add column relay text check (relay <> '');
-- Until now there was one way out.
update recipients set relay = 'mailbox' where state = 'handed';
alter table recipients add constraint recipients_handed_to_a_relay check (state <> 'handed' or relay is not null);
