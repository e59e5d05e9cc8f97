import { contactsOfPartnerMax } from "@newsletter/schemas";
import { sql } from "kysely";
import type { InvitedContact, InviteOf, OnboardingAct, OnboardingActor } from "../ports/onboarding.ts";
import { audit } from "./audit.ts";
import type { Database } from "./database.ts";
import { inviteWithin, lockPartner } from "./invite-contact.ts";

// What a partner's contacts do to the list of themselves. Of one who has not confirmed nothing is taken but the confirmation.

export type ContactWords = Pick<InvitedContact, "id" | "name" | "address">;

interface Acting {
  readonly transaction: Database;
  readonly by: OnboardingActor;
}

/** An act of a contact under the partner's lock; `gone` for who was removed meanwhile. */
export async function acted(
  db: Database,
  by: OnboardingActor,
  act: (transaction: Database) => Promise<OnboardingAct>,
  { mustBeConfirmed = true }: { readonly mustBeConfirmed?: boolean } = {},
): Promise<OnboardingAct> {
  return db.transaction().execute(async (transaction) => {
    await lockPartner(transaction, by.partnerId);
    const actor = await transaction
      .selectFrom("contacts")
      .select("confirmed_at")
      .where("id", "=", by.contactId)
      .where("partner_id", "=", by.partnerId)
      .executeTakeFirst();
    if (actor === undefined) return { state: "gone" };
    if (mustBeConfirmed && actor.confirmed_at === null) return { state: "fault", fault: "unconfirmed" };
    return act(transaction);
  });
}

export async function confirmContact({ transaction, by }: Acting, name: string): Promise<OnboardingAct> {
  const row = await transaction
    .selectFrom("contacts")
    .select(["name", "confirmed_at"])
    .where("id", "=", by.contactId)
    .executeTakeFirstOrThrow();
  if (row.confirmed_at !== null && row.name === name) return { state: "done" };
  await transaction
    .updateTable("contacts")
    .set({ name, confirmed_at: sql<Date>`coalesce(confirmed_at, now())` })
    .where("id", "=", by.contactId)
    .execute();
  await noteContact({ transaction, by }, row.confirmed_at === null ? "confirmed" : "changed", by.contactId);
  return { state: "done" };
}

export async function addContact({ transaction, by }: Acting, contact: ContactWords, inviteOf: InviteOf): Promise<OnboardingAct> {
  const there = await contactsOf(transaction, by.partnerId);
  const same = there.find(({ address }) => address.toLowerCase() === contact.address.toLowerCase());
  // The second of two clicks.
  if (same !== undefined) return same.name === contact.name ? { state: "done" } : { state: "fault", fault: "taken" };
  if (there.length >= contactsOfPartnerMax) return { state: "fault", fault: "full" };
  await transaction
    .insertInto("contacts")
    .values({ id: contact.id, partner_id: by.partnerId, name: contact.name, address: contact.address })
    .execute();
  await noteContact({ transaction, by }, "added", contact.id);
  return invited({ transaction, by }, contact.id, { again: false }, inviteOf);
}

export async function correctContact({ transaction, by }: Acting, contact: ContactWords, inviteOf: InviteOf): Promise<OnboardingAct> {
  const there = await contactsOf(transaction, by.partnerId);
  const before = there.find(({ id }) => id === contact.id);
  if (before === undefined) return { state: "fault", fault: "changed" };
  const address = contact.id === by.contactId ? before.address : contact.address;
  if (there.some((other) => other.id !== contact.id && other.address.toLowerCase() === address.toLowerCase()))
    return { state: "fault", fault: "taken" };
  if (before.name === contact.name && before.address === address) return { state: "done" };
  await transaction.updateTable("contacts").set({ name: contact.name, address }).where("id", "=", contact.id).execute();
  await noteContact({ transaction, by }, "changed", contact.id);
  if (before.address.toLowerCase() === address.toLowerCase()) return { state: "done" };
  return invited({ transaction, by }, contact.id, { again: false }, inviteOf);
}

/** Whoever removes has confirmed, so that one such contact stays in any case: of themselves only where another has. */
export async function removeContact({ transaction, by }: Acting, contactId: string): Promise<OnboardingAct> {
  const there = await contactsOf(transaction, by.partnerId);
  if (!there.some(({ id }) => id === contactId)) return { state: "done" };
  const isLast = !there.some(({ id, confirmed_at: confirmedAt }) => id !== contactId && confirmedAt !== null);
  if (isLast) return { state: "fault", fault: "last" };
  await transaction.deleteFrom("contacts").where("id", "=", contactId).execute();
  await noteContact({ transaction, by }, "removed", contactId);
  return { state: "done" };
}

export async function invited(
  { transaction, by }: Acting,
  contactId: string,
  { again }: { readonly again: boolean },
  inviteOf: InviteOf,
): Promise<OnboardingAct> {
  const outcome = await inviteWithin(transaction, { contactId, partnerId: by.partnerId, actor: by.contactId, again }, inviteOf);
  if (outcome === "busy") throw new TooOften();
  return outcome === "unknown" ? { state: "fault", fault: "changed" } : { state: "done" };
}

/** Takes back the contact that nobody could be told of. */
export class TooOften extends Error {}

async function contactsOf(
  transaction: Database,
  partnerId: string,
): Promise<readonly { readonly id: string; readonly name: string; readonly address: string; readonly confirmed_at: Date | null }[]> {
  return transaction.selectFrom("contacts").select(["id", "name", "address", "confirmed_at"]).where("partner_id", "=", partnerId).execute();
}

async function noteContact(
  { transaction, by }: Acting,
  what: "confirmed" | "added" | "changed" | "removed",
  subject: string,
): Promise<void> {
  await audit(transaction, { actor: by.contactId, action: `contact.${what}`, subject, detail: { partnerId: by.partnerId } });
}
