import { sql } from "kysely";
import { liftableReasons, type LiftResult, type LiftWish, type SuppressionStore } from "../ports/suppressions.ts";
import { audit } from "./audit.ts";
import type { Database } from "./database.ts";

export function createSuppressionStore(db: Database): SuppressionStore {
  return { lift: (wish) => db.transaction().execute(async (transaction) => lift(transaction, wish)) };
}

interface Row {
  readonly publication_id: string;
  readonly reason: string;
  readonly left_by: string | null;
  readonly subscription_ids: readonly string[];
}

async function lift(transaction: Database, { address, publicationId, reason, actor }: LiftWish): Promise<LiftResult> {
  // An address that bounced and then left has one row, that of the bounce: of the wish to stop only the leaving tells.
  const { rows } = await sql<Row>`
    with held as (
      select publication_id, reason from suppressions
       where address = lower(${address}) and (${publicationId ?? null}::text is null or publication_id = ${publicationId ?? null})
       order by publication_id, reason for update)
    select h.publication_id, h.reason,
           (select l.id from leavings l join subscriptions s on s.id = l.subscription_id
             where s.publication_id = h.publication_id and lower(s.address) = lower(${address}) and l.left_at is not null and l.ended_at is null
             order by l.left_at desc limit 1) as left_by,
           array(select s.id::text from subscriptions s where s.publication_id = h.publication_id and lower(s.address) = lower(${address}) order by s.id)
             as subscription_ids
      from held h`.execute(transaction);
  const liftable = rows.filter((row) => liftableReasons.includes(row.reason));
  for (const row of liftable) {
    const { publication_id: subject, reason: was, left_by: leavingId, subscription_ids: subscriptionIds } = row;
    const ofRow = sql`publication_id = ${subject} and address = lower(${address}) and reason = ${was}`;
    // oxlint-disable-next-line no-await-in-loop -- one connection, one transaction
    await (
      leavingId === null
        ? sql`delete from suppressions where ${ofRow}`
        : sql`update suppressions set reason = 'unsubscribed', leaving_id = ${leavingId} where ${ofRow}`
    ).execute(transaction);
    // oxlint-disable-next-line no-await-in-loop -- as above
    await audit(transaction, { actor, action: "suppression.lifted", subject, detail: { was, reason, subscriptionIds } });
  }
  return {
    lifted: liftable.map((row) => ({ publicationId: row.publication_id, was: row.reason, hadLeft: row.left_by !== null })),
    kept: rows.filter((row) => !liftable.includes(row)).map((row) => ({ publicationId: row.publication_id, reason: row.reason })),
  };
}
