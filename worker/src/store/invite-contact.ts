import { sql } from "kysely";
import { inviteAgainMinutes, invitesPerDayMax } from "../onboarding/limits.ts";
import type { InviteOf, InviteOutcome } from "../ports/onboarding.ts";
import { audit } from "./audit.ts";
import type { Database } from "./database.ts";
import { planPartnerSignIn } from "./partner-sign-in-store.ts";

/** Whatever brings a partner in goes one after the other, so that two who remove each other leave one. Until the transaction ends. */
export async function lockPartner(transaction: Database, partnerId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`onboarding ${partnerId}`}, 0))`.execute(transaction);
}

interface Invited {
  readonly contactId: string;
  readonly partnerId: string;
  readonly actor: string;
  /** Also to one who was sent a link before. */
  readonly again: boolean;
}

/** Under the partner's lock: a link to the contact's own address, unless one is on its way, or there were enough for today. */
export async function inviteWithin(
  transaction: Database,
  { contactId, partnerId, actor, again }: Invited,
  inviteOf: InviteOf,
): Promise<InviteOutcome> {
  const contact = await transaction
    .selectFrom("contacts")
    .select(["id", "invited_at"])
    .select(sql<boolean>`coalesce(invited_at > now() - ${inviteAgainMinutes} * interval '1 minute', false)`.as("is_fresh"))
    .where("id", "=", contactId)
    .where("partner_id", "=", partnerId)
    .executeTakeFirst();
  if (contact === undefined) return "unknown";
  if (contact.invited_at !== null && (!again || contact.is_fresh)) return "sentBefore";
  if ((await invitesToday(transaction, partnerId)) >= invitesPerDayMax) return "busy";
  if (!(await planPartnerSignIn(transaction, inviteOf({ id: contactId })))) return "unknown";
  await transaction
    .updateTable("contacts")
    .set({ invited_at: sql<Date>`now()` })
    .where("id", "=", contactId)
    .execute();
  await audit(transaction, { actor, action: "partner.invited", subject: partnerId, detail: { contactId } });
  return "planned";
}

async function invitesToday(transaction: Database, partnerId: string): Promise<number> {
  const { count } = await transaction
    .selectFrom("audit")
    .select(({ fn }) => fn.countAll<string>().as("count"))
    .where("action", "=", "partner.invited")
    .where("subject", "=", partnerId)
    .where("at", ">", sql<Date>`now() - interval '1 day'`)
    .executeTakeFirstOrThrow();
  return Number(count);
}
