import { sql } from "kysely";
import { domainOf, withinPace } from "../campaign/pace.ts";
import type { Claim, ClaimedRecipient, Pace } from "../ports/sending.ts";
import type { Database } from "./database.ts";
import { hasMissedItsTime, mayHandOver } from "./may-hand-over.ts";
import { holdPaces, keepPace, paceUse, type PaceSpans } from "./pace-store.ts";

/** Takes a lease on what is planned in a range, or on as much of it as its pace leaves. */
export async function claimRows(db: Database, claim: Claim, spans: PaceSpans): Promise<readonly ClaimedRecipient[]> {
  const { pace } = claim;
  return pace === undefined ? claimed(db, claim) : db.transaction().execute(async (held) => claimAtPace(held, claim, { pace, spans }));
}

async function claimAtPace(
  transaction: Database,
  claim: Claim,
  { pace, spans }: { readonly pace: Pace; readonly spans: PaceSpans },
): Promise<readonly ClaimedRecipient[]> {
  const { campaignId, relay } = claim;
  await holdPaces(transaction);
  const { rows: waiting } = await sql<{ seq: number; address: string }>`
    select r.seq, r.address from recipients r join campaigns c on c.id = r.campaign_id where ${isOf(claim)} order by r.seq`.execute(
    transaction,
  );
  if (waiting.length === 0) return [];
  const use = await paceUse(transaction, relay, spans, [...new Set(waiting.map(({ address }) => domainOf(address)))]);
  const seqs = withinPace(waiting, pace, use).map(({ seq }) => seq);
  const rows = seqs.length === 0 ? [] : await claimed(transaction, claim, seqs);
  await keepPace(transaction, relay, pace);
  // After the rows, in the order in which everybody locks the two.
  await sql`
    update campaigns c set pace_relay = ${relay}, paced_at = case when ${seqs.length} = 0 then coalesce(paced_at, now()) else paced_at end
     where id = ${campaignId} and (pace_relay is distinct from ${relay} or (${seqs.length} = 0 and paced_at is null))`.execute(transaction);
  return rows;
}

/** One whose body was begun at another relay is not among them. */
function isOf({ campaignId, firstSeq, lastSeq, relay, begunHereOnly }: Claim) {
  return sql`
    r.campaign_id = ${campaignId} and r.seq between ${firstSeq} and ${lastSeq} and r.state = 'planned' and ${mayHandOver} and not ${hasMissedItsTime}
    and (r.relay = ${relay} or (r.relay is null and not ${begunHereOnly}::boolean))`;
}

/** All of the range, or those that a token was found for. */
async function claimed(db: Database, claim: Claim, seqs?: readonly number[]): Promise<readonly ClaimedRecipient[]> {
  const isChosen = seqs === undefined ? sql`true` : sql`r.seq = any(${[...seqs]})`;
  const { rows } = await sql<{
    seq: number;
    address: string;
    edition_digest: string;
    message_id: string;
    return_path: string;
    attempt_count: number;
    subscription_id: string;
    issue_id: string;
    number: Buffer;
    recipient_kind: ClaimedRecipient["recipientKind"];
  }>`
    update recipients r
       set state = 'claimed', claim_count = claim_count + 1, claim_token = ${claim.token}, lease_until = now() + ${claim.leaseMs} * interval '1 millisecond',
           pace_relay = ${seqs === undefined ? null : claim.relay}
      from subscriptions s, campaigns c
     where r.subscription_id = s.id and c.id = r.campaign_id and ${isOf(claim)} and ${isChosen}
    returning r.seq, r.address, r.edition_digest, r.message_id, r.return_path, r.attempt_count, r.subscription_id, c.issue_id, s.number, s.recipient_kind`.execute(
    db,
  );
  return rows
    .toSorted((a, b) => a.seq - b.seq)
    .map((row) => ({
      seq: row.seq,
      address: row.address,
      editionDigest: row.edition_digest,
      messageId: row.message_id,
      returnPath: row.return_path,
      attemptCount: row.attempt_count,
      subscriptionId: row.subscription_id,
      issueId: row.issue_id,
      subscriptionNumber: row.number.toString("hex"),
      recipientKind: row.recipient_kind,
    }));
}
