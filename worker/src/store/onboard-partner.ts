import { contactsOfPartnerMax } from "@newsletter/schemas";
import { sql } from "kysely";
import type { InviteOf, OnboardOutcome, OnboardRefusal, OnboardWish } from "../ports/onboarding.ts";
import { audit } from "./audit.ts";
import { noteConsent } from "./consents.ts";
import type { Database } from "./database.ts";
import { inviteWithin, lockPartner } from "./invite-contact.ts";
import { isOnList } from "./kept-back.ts";

/** Its contact, its subscription and the mail with the link, or nothing of it. The same again stores nothing and sends nothing. */
export async function onboardPartner(db: Database, wish: OnboardWish, inviteOf: InviteOf): Promise<OnboardOutcome> {
  try {
    return await db.transaction().execute(async (transaction) => {
      await lockPartner(transaction, wish.partnerId);
      await transaction
        .insertInto("partners")
        .values({ id: wish.partnerId, name: "{}" })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const contactId = await keepContact(transaction, wish);
      const subscriptionId = await keepSubscription(transaction, wish, contactId);
      const invited = { contactId, partnerId: wish.partnerId, actor: wish.actor, again: wish.sendsAgain };
      const mail = await inviteWithin(transaction, invited, inviteOf);
      if (mail === "busy" || mail === "unknown") throw new Refused("busy");
      return { state: "done", contactId, subscriptionId, mail };
    });
  } catch (error) {
    if (error instanceof Refused) return { state: "refused", why: error.why };
    throw error;
  }
}

/** Takes back what the transaction did so far. */
class Refused extends Error {
  readonly why: OnboardRefusal;

  constructor(why: OnboardRefusal) {
    super(why);
    this.why = why;
  }
}

async function keepContact(transaction: Database, { partnerId, contact, actor }: OnboardWish): Promise<string> {
  const there = await transaction
    .selectFrom("contacts")
    .select(["id", "name", "address"])
    .where("partner_id", "=", partnerId)
    .forUpdate()
    .execute();
  const known = there.find(({ address }) => address.toLowerCase() === contact.address.toLowerCase());
  // How a contact is called is theirs to say once they are here.
  if (known !== undefined) return known.id;
  if (there.length >= contactsOfPartnerMax) throw new Refused("contactsFull");
  await transaction
    .insertInto("contacts")
    .values({ id: contact.id, partner_id: partnerId, name: contact.name, address: contact.address })
    .execute();
  await audit(transaction, { actor, action: "contact.added", subject: contact.id, detail: { partnerId } });
  return contact.id;
}

async function keepSubscription(transaction: Database, wish: OnboardWish, contactId: string): Promise<string> {
  const { publicationId, partnerId, address, recipientKind, languages, actor } = wish;
  const found = await transaction
    .selectFrom("subscriptions")
    .select(["id", "state", "recipient_kind", "languages", "merged_into"])
    .where("publication_id", "=", publicationId)
    .where(sql`lower(address)`, "=", address.toLowerCase())
    .where("partner_id", "=", partnerId)
    .executeTakeFirst();
  if (found !== undefined) {
    if (found.merged_into !== null) throw new Refused("merged");
    if (found.state === "left" || found.state === "leaving") throw new Refused("left");
    if (found.recipient_kind === "members") throw new Refused("members");
    const isSame = found.recipient_kind === recipientKind && found.languages.join(" ") === languages.join(" ");
    if (!isSame && found.state !== "requested") throw new Refused("differs");
    if (!isSame) await correct(transaction, found.id, wish);
    return found.id;
  }
  const obstacle = await obstacleTo(transaction, wish);
  if (obstacle !== undefined) throw new Refused(obstacle);
  const { id, number } = wish.subscription;
  await transaction
    .insertInto("subscriptions")
    .values({
      id,
      number: Buffer.from(number, "hex"),
      publication_id: publicationId,
      address,
      recipient_kind: recipientKind,
      partner_id: partnerId,
      languages: [...languages],
      state: "requested",
    })
    .execute();
  const detail = { partnerId, recipientKind };
  await noteConsent(transaction, { subscriptionId: id, act: "asked", method: wish.method, address, languages, actor, detail });
  await audit(transaction, {
    actor,
    action: "partner.onboarded",
    subject: partnerId,
    detail: { contactId, subscriptionId: id, ...detail },
  });
  return id;
}

/** What nobody has confirmed yet is the publisher's to correct. */
async function correct(transaction: Database, id: string, { recipientKind, languages, actor, method }: OnboardWish): Promise<void> {
  const { address } = await transaction
    .updateTable("subscriptions")
    .set({ recipient_kind: recipientKind, languages: [...languages] })
    .where("id", "=", id)
    .returning("address")
    .executeTakeFirstOrThrow();
  await noteConsent(transaction, { subscriptionId: id, act: "changed", method, address, languages, actor, detail: { recipientKind } });
}

/** Of whatever publication an erased address is: who wished to be forgotten is not asked again by another one. */
export async function obstacleTo(
  transaction: Database,
  { publicationId, partnerId, address, erasedMark }: Pick<OnboardWish, "publicationId" | "partnerId" | "address" | "erasedMark">,
): Promise<"suppressed" | "erased" | undefined> {
  const { rows } = await sql<{ address: string }>`
    select address from suppressions
     where address = ${erasedMark}
        or (publication_id = ${publicationId} and address = ${address.toLowerCase()} and ${isOnList(partnerId)})`.execute(transaction);
  if (rows.length === 0) return undefined;
  return rows.some((row) => row.address === erasedMark) ? "erased" : "suppressed";
}
