import { sql } from "kysely";
import type { ErasureStore, ErasureWish } from "../ports/preferences.ts";
import { audit } from "./audit.ts";
import { noteConsent } from "./consents.ts";
import type { Database } from "./database.ts";

// Erasure takes an address out of every place that keeps one. The rows stay, since a ledger from which rows are missing proves nothing:
// `erased:<id of the subscription>` stands where the address stood. What remains of the address is a keyed hash among the suppressions.

export function createErasureStore(db: Database): ErasureStore {
  return { erase: (wish) => db.transaction().execute(async (transaction) => erase(transaction, wish)) };
}

/** Of the addresses that were erased from a publication. */
export async function erasedMarks(db: Database, publicationId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("suppressions")
    .select("address")
    .where("publication_id", "=", publicationId)
    .where("reason", "=", "erased")
    .execute();
  return new Set(rows.map(({ address }) => address));
}

interface Erased {
  readonly id: string;
  readonly publication_id: string;
  readonly languages: string[];
}

async function erase(transaction: Database, wish: ErasureWish): Promise<number> {
  const { address, actor, method, withShared } = wish;
  const found = await transaction
    .selectFrom("subscriptions")
    .select(["id", "publication_id", "languages"])
    .where(sql`lower(address)`, "=", address.toLowerCase())
    .where("recipient_kind", "in", withShared ? ["person", "members", "desk", "list"] : ["person", "members"])
    .orderBy("id")
    .forUpdate()
    .execute();
  const ids = found.map(({ id }) => id);
  await eraseSubscriptions(transaction, ids, address);
  for (const { id, languages } of found) {
    // oxlint-disable-next-line no-await-in-loop -- one connection, one transaction
    await noteConsent(transaction, { subscriptionId: id, act: "erased", method, address: null, languages, actor });
  }
  await eraseFromOutbox(transaction, address);
  if (withShared)
    await transaction
      .deleteFrom("contacts")
      .where(sql`lower(address)`, "=", address.toLowerCase())
      .execute();
  await keepMark(transaction, found, wish);
  for (const id of ids) {
    // oxlint-disable-next-line no-await-in-loop -- one connection, one transaction
    await audit(transaction, { actor, action: "subscription.erased", subject: id });
  }
  return ids.length;
}

/** Takes an address out of these subscriptions, which the caller has locked, and out of all that is kept with them. */
export async function eraseSubscriptions(transaction: Database, ids: readonly string[], address: string): Promise<void> {
  await excludeFromCampaigns(transaction, ids);
  await eraseFromLedger(transaction, ids, address);
  await eraseFromHistory(transaction, ids, address);
  await sql`
    update subscriptions set address = 'erased:' || id, state = 'left', erased_at = now(), paused_until = null, is_low_bandwidth = false
     where id = any(${[...ids]})`.execute(transaction);
}

/** First: nothing more is handed over to an address that is about to be gone. What is under way ends as it ends. */
async function excludeFromCampaigns(transaction: Database, ids: readonly string[]): Promise<void> {
  await sql`
    with excluded as (
      update recipients set state = 'excluded', excluded_reason = 'suppressed', claim_token = null, lease_until = null, due_at = null
       where subscription_id = any(${[...ids]}) and state in ('planned', 'claimed', 'deferred') returning campaign_id
    ), counted as (select campaign_id, count(*) as count from excluded group by 1)
    update campaigns c set planned_count = c.planned_count - n.count, excluded_count = c.excluded_count + n.count
      from counted n where c.id = n.campaign_id`.execute(transaction);
}

/** A reply may quote the address. */
async function eraseFromLedger(transaction: Database, ids: readonly string[], address: string): Promise<void> {
  await sql`
    update recipients set address = 'erased:' || subscription_id,
           evidence = case when position(lower(${address}) in lower(evidence)) > 0 then null else evidence end
     where subscription_id = any(${[...ids]})`.execute(transaction);
  await sql`update feedback_events set diagnostic = null where subscription_id = any(${[...ids]})`.execute(transaction);
}

async function eraseFromHistory(transaction: Database, ids: readonly string[], address: string): Promise<void> {
  await sql`
    update consents set address = null, detail = case when position(lower(${address}) in lower(detail::text)) > 0 then '{}' else detail end
     where subscription_id = any(${[...ids]})`.execute(transaction);
  // What a contact wrote may name it.
  await sql`update onboarding_answers set words = '…' where position(lower(${address}) in lower(words)) > 0`.execute(transaction);
  await sql`delete from opt_ins where subscription_id = any(${[...ids]})`.execute(transaction);
}

/** A mail that was not begun is not sent; of one that is being handed over the bytes are with the process that does it. */
async function eraseFromOutbox(transaction: Database, address: string): Promise<void> {
  await sql`delete from outbox where lower(address) = lower(${address}) and state = 'planned'`.execute(transaction);
  await sql`
    update outbox set address = 'erased', message = case when message is null then null else ''::bytea end,
           evidence = case when position(lower(${address}) in lower(evidence)) > 0 then null else evidence end
     where lower(address) = lower(${address})`.execute(transaction);
}

/**
 * For every publication there is: a file of one may be imported into another. Where the address goes on as a shared mailbox of a partner, one
 * of its readers does not cut off the others.
 */
async function keepMark(transaction: Database, found: readonly Erased[], { address, mark }: ErasureWish): Promise<void> {
  const { rows: shared } = await sql`select from subscriptions where lower(address) = lower(${address}) limit 1`.execute(transaction);
  if (shared.length > 0) return;
  await sql`delete from suppressions where address = lower(${address})`.execute(transaction);
  await sql`update lifted_suppressions set address = ${mark}, note = null where address = lower(${address})`.execute(transaction);
  await sql`
    insert into suppressions (publication_id, address, reason)
    select id, ${mark}, 'erased' from (select id from publications union select unnest(${found.map((each) => each.publication_id)}::text[])) as known (id)
    on conflict do nothing`.execute(transaction);
}
