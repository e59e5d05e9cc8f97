import { sql } from "kysely";
import { domainOf, unbounded, unused, withinPace } from "../campaign/pace.ts";
import type { Claim, ClaimedRecipient } from "../ports/sending.ts";
import type { Database } from "./database.ts";
import { hasMissedItsTime, mayHandOver } from "./may-hand-over.ts";
import { boundPartners, partnerOfMember } from "./members-pace.ts";
import { holdPaces, keepPace, paceUse, type PaceSpans } from "./pace-store.ts";

/** Takes a lease on what is planned in a range, or on as much of it as its pace and the partners' own leave. */
export async function claimRows(db: Database, claim: Claim, spans: PaceSpans): Promise<readonly ClaimedRecipient[]> {
  // A bound that is set from here on holds for the next claim.
  const isBound = claim.pace !== undefined || (await boundPartners(db, spans)).length > 0;
  return isBound ? db.transaction().execute(async (held) => claimAtPace(held, claim, spans)) : claimed(db, claim);
}

async function claimAtPace(transaction: Database, claim: Claim, spans: PaceSpans): Promise<readonly ClaimedRecipient[]> {
  const { campaignId, relay, pace } = claim;
  await holdPaces(transaction);
  const { rows: waiting } = await sql<{ seq: number; address: string; memberOf: string | null }>`
    select r.seq, r.address, ${partnerOfMember} as "memberOf"
      from recipients r join campaigns c on c.id = r.campaign_id join subscriptions s on s.id = r.subscription_id
     where ${isOf(claim)} order by r.seq`.execute(transaction);
  if (waiting.length === 0) return [];
  const partners = await boundPartners(transaction, spans);
  const bound = new Set(partners.map(({ partnerId }) => partnerId));
  if (pace === undefined && !waiting.some(({ memberOf }) => memberOf !== null && bound.has(memberOf))) return claimed(transaction, claim);
  const domains = [...new Set(waiting.map(({ address }) => domainOf(address)))];
  const use = pace === undefined ? unused : await paceUse(transaction, relay, spans, domains);
  const seqs = withinPace(waiting, pace ?? unbounded, use, partners).map(({ seq }) => seq);
  const rows = seqs.length === 0 ? [] : await claimed(transaction, claim, { seqs, partners: [...bound] });
  if (pace !== undefined) await keepPace(transaction, relay, pace);
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

/** All of the range, or those that a token was found for; each holds it by being claimed. */
async function claimed(
  db: Database,
  claim: Claim,
  chosen?: { readonly seqs: readonly number[]; readonly partners: readonly string[] },
): Promise<readonly ClaimedRecipient[]> {
  const isChosen = chosen === undefined ? sql`true` : sql`r.seq = any(${[...chosen.seqs]})`;
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
    partner_id: string | null;
  }>`
    update recipients r
       set state = 'claimed', claim_count = claim_count + 1, claim_token = ${claim.token}, lease_until = now() + ${claim.leaseMs} * interval '1 millisecond',
           pace_relay = ${chosen === undefined || claim.pace === undefined ? null : claim.relay},
           pace_partner = case when ${partnerOfMember} = any(${[...(chosen?.partners ?? [])]}::text[]) then s.partner_id end
      from subscriptions s, campaigns c
     where r.subscription_id = s.id and c.id = r.campaign_id and ${isOf(claim)} and ${isChosen}
    returning r.seq, r.address, r.edition_digest, r.message_id, r.return_path, r.attempt_count, r.subscription_id, c.issue_id, s.number, s.recipient_kind, s.partner_id`.execute(
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
      memberOf: row.recipient_kind === "members" ? (row.partner_id ?? undefined) : undefined,
    }));
}
