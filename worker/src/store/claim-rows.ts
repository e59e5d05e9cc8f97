import { sql } from "kysely";
import { domainOf, unpaced, withinPace } from "../campaign/pace.ts";
import type { CampaignKind } from "../ports/campaigns.ts";
import type { Claim, ClaimedRecipient, Pace, Paces } from "../ports/sending.ts";
import type { Database } from "./database.ts";
import { hasMissedItsTime, mayHandOver } from "./may-hand-over.ts";
import { holdPaces, keepPace, paceUse, type PaceSpans } from "./pace-store.ts";

/** Takes a lease on what is planned in a range, or on as much of it as its pace leaves. */
export async function claimRows(
  db: Database,
  claim: Claim,
  { paces = unpaced, spans }: { readonly paces: Paces | undefined; readonly spans: PaceSpans },
): Promise<readonly ClaimedRecipient[]> {
  if (paces.campaign === undefined && paces.rehearsal === undefined) return claimed(db, claim);
  return db.transaction().execute(async (transaction) => {
    const campaign = await transaction.selectFrom("campaigns").select("kind").where("id", "=", claim.campaignId).executeTakeFirst();
    const pace = campaign === undefined ? undefined : paces[campaign.kind];
    return pace === undefined ? claimed(transaction, claim) : claimAtPace(transaction, claim, { pace, spans });
  });
}

async function claimAtPace(
  transaction: Database,
  claim: Claim,
  { pace, spans }: { readonly pace: Pace; readonly spans: PaceSpans },
): Promise<readonly ClaimedRecipient[]> {
  await holdPaces(transaction);
  const { rows: waiting } = await sql<{ seq: number; address: string; kind: CampaignKind }>`
    select r.seq, r.address, c.kind from recipients r join campaigns c on c.id = r.campaign_id where ${isOf(claim)} order by r.seq`.execute(
    transaction,
  );
  if (waiting.length === 0) return [];
  const use = await paceUse(transaction, pace, spans, [...new Set(waiting.map(({ address }) => domainOf(address)))]);
  const taken = withinPace(waiting, pace, use);
  const rows = taken.length === 0 ? [] : await claimed(transaction, claim, { relay: pace.relay, seqs: taken.map(({ seq }) => seq) });
  await keepPace(transaction, pace);
  // After the rows, in the order in which everybody locks the two.
  await sql`
    update campaigns c set pace_relay = ${pace.relay}, paced_at = case when ${taken.length} = 0 then coalesce(paced_at, now()) else paced_at end
     where id = ${claim.campaignId} and (pace_relay is distinct from ${pace.relay} or (${taken.length} = 0 and paced_at is null))`.execute(
    transaction,
  );
  return rows;
}

function isOf({ campaignId, firstSeq, lastSeq }: Claim) {
  return sql`
    r.campaign_id = ${campaignId} and r.seq between ${firstSeq} and ${lastSeq} and r.state = 'planned' and ${mayHandOver} and not ${hasMissedItsTime}`;
}

async function claimed(
  db: Database,
  claim: Claim,
  tokens?: { readonly relay: string; readonly seqs: readonly number[] },
): Promise<readonly ClaimedRecipient[]> {
  const isChosen = tokens === undefined ? sql`true` : sql`r.seq = any(${[...tokens.seqs]})`;
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
           pace_relay = ${tokens?.relay ?? null}
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
