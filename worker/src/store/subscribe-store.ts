import { isLanguage, type SnapshotPartner } from "@newsletter/schemas";
import { sql } from "kysely";
import { optInOutcome, type ExistingSubscription } from "../audience/opt-in-outcome.ts";
import type { NewOptIn, OptIn, OptInName, SubscribeStore } from "../ports/subscribing.ts";
import { audit } from "./audit.ts";
import { noteConsent } from "./consents.ts";
import type { Database } from "./database.ts";
import { isOnList } from "./kept-back.ts";
import { planWithin } from "./outbox.ts";

export function createSubscribeStore(db: Database): SubscribeStore {
  return {
    partnersOf: async (slug) => {
      const { rows } = await sql<{ partners: readonly SnapshotPartner[] }>`
        select snapshot->'partners' as partners from issue_snapshots where publication_slug = ${slug} order by taken_at desc limit 1`.execute(
        db,
      );
      return (rows[0]?.partners ?? []).map(({ id, organisation }) => ({ id, name: organisation.name }));
    },
    ask: (optIn) => db.transaction().execute(async (transaction) => ask(transaction, optIn)),
    optIn: (name) => optInOf(db, name),
    confirm: (name, erasedMark) => db.transaction().execute(async (transaction) => confirm(transaction, name, erasedMark)),
  };
}

async function ask(transaction: Database, optIn: NewOptIn): Promise<void> {
  const { publicationId, address, partnerId } = optIn;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${publicationId} ${address.toLowerCase()}`}, 0))`.execute(transaction);
  const there = await existingSubscriptions(transaction, publicationId, address);
  const outcome = optInOutcome(there, partnerId, await isKeptFrom(transaction, optIn));
  if (outcome.state === "silent") return;
  if (outcome.state === "alreadyActive") {
    await planWithin(transaction, [optIn.mail({ state: "alreadyActive", subscriptionNumber: outcome.subscription.number })]);
    return;
  }
  const subscription = outcome.state === "again" ? outcome.subscription : await added(transaction, optIn);
  await transaction
    .insertInto("opt_ins")
    .values({
      subscription_id: subscription.id,
      number: Buffer.from(optIn.number, "hex"),
      languages: [...optIn.languages],
      wording: optIn.wording,
      language: optIn.language,
      expires_at: sql<Date>`now() + ${optIn.validDays} * interval '1 day'`,
    })
    .execute();
  await noteConsent(transaction, { ...optIn, subscriptionId: subscription.id, act: "asked", method: "form", actor: "reader" });
  await planWithin(transaction, [optIn.mail({ state: "toConfirm", subscriptionNumber: subscription.number })]);
}

export async function existingSubscriptions(
  db: Database,
  publicationId: string,
  address: string,
): Promise<readonly ExistingSubscription[]> {
  const rows = await db
    .selectFrom("subscriptions")
    .select(["id", "number", "recipient_kind", "partner_id", "state"])
    .where("publication_id", "=", publicationId)
    .where(sql`lower(address)`, "=", address.toLowerCase())
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.number.toString("hex"),
    recipientKind: row.recipient_kind,
    partnerId: row.partner_id ?? undefined,
    state: row.state,
  }));
}

/** An address that is never written to, on any list or on the one that is asked for; but for one whose owner left: she may come back. */
async function isKeptFrom(db: Database, { publicationId, address, partnerId }: NewOptIn): Promise<boolean> {
  const row = await db
    .selectFrom("suppressions")
    .select("reason")
    .where("publication_id", "=", publicationId)
    .where("address", "=", address.toLowerCase())
    .where("reason", "<>", "unsubscribed")
    .where(isOnList(partnerId ?? null))
    .executeTakeFirst();
  return row !== undefined;
}

async function added(
  transaction: Database,
  { subscription, publicationId, address, partnerId, languages }: NewOptIn,
): Promise<NewOptIn["subscription"]> {
  await transaction
    .insertInto("subscriptions")
    .values({
      id: subscription.id,
      number: Buffer.from(subscription.number, "hex"),
      publication_id: publicationId,
      address,
      // Who came through a partner gets it under that partner's masthead, and leaves for herself alone.
      recipient_kind: partnerId === undefined ? "person" : "members",
      partner_id: partnerId ?? null,
      languages: [...languages],
      state: "requested",
    })
    .execute();
  return subscription;
}

async function optInOf(db: Database, { subscriptionNumber, number }: OptInName): Promise<OptIn | undefined> {
  const { rows } = await sql<{ state: OptIn["state"]; publication_id: string; address: string; language: string | null }>`
    select case when o.number is null then 'expired'
                when o.confirmed_at is not null then case when s.state = 'active' then 'confirmed' else 'expired' end
                when o.expires_at <= now() then 'expired' else 'open' end as state,
           s.publication_id, s.address, o.language
      from subscriptions s
      left join opt_ins o on o.subscription_id = s.id and o.number = ${Buffer.from(number, "hex")}
     where s.number = ${Buffer.from(subscriptionNumber, "hex")} and (o.number is not null or s.erased_at is not null)`.execute(db);
  const [row] = rows;
  if (row === undefined) return undefined;
  return {
    state: row.state,
    publicationId: row.publication_id,
    address: row.address,
    language: isLanguage(row.language) ? row.language : undefined,
  };
}

async function confirm(transaction: Database, name: OptInName, erasedMark: (address: string) => string): Promise<OptIn | undefined> {
  const { rows } = await sql<{ subscription_id: string; languages: string[]; wording: string }>`
    update opt_ins o set confirmed_at = now() from subscriptions s
     where s.id = o.subscription_id and s.number = ${Buffer.from(name.subscriptionNumber, "hex")} and o.number = ${Buffer.from(name.number, "hex")}
       and o.confirmed_at is null and o.expires_at > now()
    returning o.subscription_id, o.languages, o.wording`.execute(transaction);
  const [asked] = rows;
  if (asked !== undefined) await makeActive(transaction, asked, erasedMark);
  return optInOf(transaction, name);
}

async function makeActive(
  transaction: Database,
  { subscription_id, languages, wording }: { readonly subscription_id: string; readonly languages: string[]; readonly wording: string },
  erasedMark: (address: string) => string,
): Promise<void> {
  const { publication_id, address, partner_id } = await transaction
    .updateTable("subscriptions")
    // What was joined with another subscription begins anew.
    .set({ state: "active", languages, merged_into: null })
    .where("id", "=", subscription_id)
    .returning(["publication_id", "address", "partner_id"])
    .executeTakeFirstOrThrow();
  await liftSuppressions(transaction, { publicationId: publication_id, address, partnerId: partner_id }, erasedMark);
  await noteConsent(transaction, {
    subscriptionId: subscription_id,
    act: "given",
    method: "mail",
    address,
    languages,
    wording,
    actor: "reader",
  });
  await audit(transaction, { actor: "recipient", action: "subscription.confirmed", subject: subscription_id });
}

/** Of who left this list, and of an address that was erased: a consent of its owner's own is a new beginning. Others stay. */
export async function liftSuppressions(
  transaction: Database,
  { publicationId, address, partnerId }: { readonly publicationId: string; readonly address: string; readonly partnerId: string | null },
  erasedMark: (address: string) => string,
): Promise<void> {
  await transaction
    .deleteFrom("suppressions")
    .where("publication_id", "=", publicationId)
    .where((row) =>
      row.or([
        row.and([row("address", "=", address.toLowerCase()), row("reason", "=", "unsubscribed"), isOnList(partnerId)]),
        row("address", "=", erasedMark(address)),
      ]),
    )
    .execute();
}
