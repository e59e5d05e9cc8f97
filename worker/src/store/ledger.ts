import { sql } from "kysely";
import type { RecipientCounts } from "../campaign/campaign-status.ts";
import { recipientStates, type RecipientState } from "../campaign/recipient-state.ts";
import type { CampaignKind } from "../ports/campaigns.ts";
import type { Claim, Ledger, Outcome } from "../ports/sending.ts";
import { excludeCancelled } from "./campaign-acts.ts";
import { claimRows } from "./claim-rows.ts";
import type { Database } from "./database.ts";
import { forgetOldUses } from "./form-uses.ts";
import { isKeptBack, keptBackAs } from "./kept-back.ts";
import { hasMissedItsTime, isTooOld, mayHandOver } from "./may-hand-over.ts";
import { openRanges } from "./open-ranges.ts";
import { forgetOldCounts, paceSpans, spendTokens, type PaceSpans } from "./pace-store.ts";
import { expired, settleExpired } from "./settle-expired.ts";

// The statements that carry out the transitions of campaign/recipient-state.ts. Every one of them says in its `where` from which state
// and under which claim it may happen, and tells how many rows it changed: a worker that lost its lease changes none. Time is the
// database's: clocks of machines jump.

export function createLedger(db: Database, spans: PaceSpans = paceSpans): Ledger {
  return {
    claim: (claim) => claimRows(db, claim, spans),
    renew: (claim, leaseMs) => renew(db, claim, leaseMs),
    release: (claim, seqs) => release(db, claim, seqs),
    excludeSuppressed: (claim) => excludeSuppressed(db, claim),
    mark: (marks, journal) => mark(db, marks, { journal, spans }),
    settle: (claim, seq, outcome) => settle(db, claim, seq, outcome),
    expired: () => expired(db),
    settleExpired: (said, dueInMs) => settleExpired(db, said, dueInMs),
    recover: () => recover(db),
    openRanges: (sizeMax, ways) => openRanges(db, sizeMax, { ways, spans }),
    counts: (campaignId) => counts(db, campaignId),
    hold: (campaignId, reason) => hold(db, campaignId, reason),
    stopped: async () => {
      const { rows } = await sql<{ id: string }>`
        select distinct c.id from campaigns c join recipients r on r.campaign_id = c.id
         where r.state = 'claimed' and not (${mayHandOver})`.execute(db);
      return new Set(rows.map(({ id }) => id));
    },
  };
}

/** A hold that only a person ends is never replaced by one that the machine ends. */
async function hold(db: Database, campaignId: string, reason: string | null): Promise<void> {
  await sql`
    update campaigns set held_reason = ${reason}
     where id = ${campaignId} and held_reason is distinct from ${reason}
       and (${reason}::text = 'approval' or coalesce(held_reason, '') not in ('approval', 'scheduleMissed'))`.execute(db);
}

async function renew(db: Database, { campaignId, token }: Claim, leaseMs: number): Promise<number> {
  const result = await sql`
    update recipients set lease_until = now() + ${leaseMs} * interval '1 millisecond'
     where campaign_id = ${campaignId} and claim_token = ${token} and state in ('claimed', 'handed')`.execute(db);
  return Number(result.numAffectedRows ?? 0n);
}

/** Gives back what was claimed and not marked: nothing of it has left. */
async function release(db: Database, { campaignId, token }: Claim, seqs: readonly number[]): Promise<number> {
  const result = await sql`
    update recipients set state = 'planned', claim_token = null, lease_until = null
     where campaign_id = ${campaignId} and claim_token = ${token} and state = 'claimed' and seq = any(${[...seqs]})`.execute(db);
  return Number(result.numAffectedRows ?? 0n);
}

/** Suppression is read again at claim: jobs already queued obey it. */
async function excludeSuppressed(db: Database, { campaignId, token }: Claim): Promise<readonly number[]> {
  // One transaction: the rows and the campaign's counts always agree.
  return db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ seq: number }>`
    update recipients r
       set state = 'excluded', excluded_reason = coalesce(${keptBackAs}, s.state), claim_token = null, lease_until = null
      from campaigns c, subscriptions s
     where r.campaign_id = ${campaignId} and r.claim_token = ${token} and r.state = 'claimed'
       and c.id = r.campaign_id and s.id = r.subscription_id and (s.state <> 'active' or ${isKeptBack})
    returning r.seq`.execute(transaction);
    if (rows.length > 0) {
      await sql`update campaigns set planned_count = planned_count - ${rows.length}, excluded_count = excluded_count + ${rows.length} where id = ${campaignId}`.execute(
        transaction,
      );
    }
    return rows.map(({ seq }) => seq);
  });
}

/**
 * Marks a group as `handed` in one commit, with the number of the group for the journal. The rows that come back may be handed over; one
 * whose claim was lost does not come back. The claim has looked already at which relay a body was begun; the row itself says it again.
 */
async function mark(
  db: Database,
  marks: Parameters<Ledger["mark"]>[0],
  { journal, spans }: { readonly journal: Parameters<Ledger["mark"]>[1]; readonly spans: PaceSpans },
): ReturnType<Ledger["mark"]> {
  return db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{
      campaign_id: string;
      seq: number;
      subscription_id: string;
      issue_id: string;
      attempt_count: number;
      kind: CampaignKind;
      relay: string;
      address: string;
      pace_relay: string | null;
      pace_partner: string | null;
    }>`
      update recipients r set state = 'handed', attempt_count = attempt_count + 1, relay = m.relay
        from unnest(${marks.map(({ campaignId }) => campaignId)}::uuid[], ${marks.map(({ seq }) => seq)}::integer[], ${marks.map(({ token }) => token)}::uuid[],
                    ${marks.map(({ relay }) => relay)}::text[]) as m (campaign_id, seq, token, relay), campaigns c
       where c.id = r.campaign_id and r.campaign_id = m.campaign_id and r.seq = m.seq and r.claim_token = m.token and r.state = 'claimed' and r.lease_until > now() and ${mayHandOver}
         and coalesce(r.relay, m.relay) = m.relay
      returning r.campaign_id, r.seq, r.subscription_id, c.issue_id, r.attempt_count, c.kind, r.relay, r.address, r.pace_relay, r.pace_partner`.execute(
      transaction,
    );
    const group = await sql<{ group_number: string }>`
      insert into journal_groups (journal_id, machine_id, group_number) values (${journal.id}, ${journal.machineId}, 1)
      on conflict (journal_id) do update set group_number = journal_groups.group_number + 1 returning group_number`.execute(transaction);
    await spendTokens(
      transaction,
      rows.map(({ pace_relay: relay, pace_partner: partner, kind, address }) => ({
        relay,
        address: kind === "campaign" ? address : null,
        partner,
      })),
      spans,
    );
    return {
      groupNumber: Number(group.rows[0]?.group_number ?? 0),
      marked: rows.map((row) => ({
        campaignId: row.campaign_id,
        seq: row.seq,
        subscriptionId: row.subscription_id,
        issueId: row.issue_id,
        attempt: row.attempt_count,
        kind: row.kind,
        relay: row.relay,
      })),
    };
  });
}

const settledFrom: Readonly<Record<Outcome["state"], string>> = {
  accepted: "{handed}",
  unconfirmed: "{handed}",
  rejected: "{claimed,handed}",
  deferred: "{claimed,handed}",
  planned: "{claimed,handed}",
};

/** Stores what a reply proved, when the claim is still ours. */
async function settle(db: Database, { campaignId, token }: Claim, seq: number, outcome: Outcome): Promise<boolean> {
  const isFinal = outcome.state === "accepted" || outcome.state === "rejected" || outcome.state === "unconfirmed";
  const dueInMs = outcome.state === "deferred" ? outcome.dueInMs : null;
  const reply = outcome.reply;
  const attemptBack = outcome.state === "planned" ? 1 : 0;
  const result = await sql`
    update recipients
       set state = ${outcome.state}, claim_token = null, lease_until = null,
           due_at = case when ${dueInMs}::bigint is null then null else now() + ${dueInMs}::bigint * interval '1 millisecond' end,
           settled_at = case when ${isFinal} then now() end,
           -- A relay's fault is nobody's attempt; refused before the mark, the attempt is counted here instead of there.
           attempt_count = case when state = 'handed' then attempt_count - ${attemptBack} when ${outcome.state} = 'planned' then attempt_count else attempt_count + 1 end,
           -- Not begun in this attempt; in an earlier one, at this relay, the body may have been.
           relay = case when ${outcome.state} = 'planned' and state = 'handed' and attempt_count = 1 then null else relay end,
           reply_code = ${reply?.code ?? null}, enhanced_code = ${reply?.enhancedCode ?? null},
           category = ${outcome.category ?? null}, evidence = ${outcome.evidence ?? null}
     where campaign_id = ${campaignId} and seq = ${seq} and claim_token = ${token} and state = any(${settledFrom[outcome.state]}::text[])`.execute(
    db,
  );
  return result.numAffectedRows === 1n;
}

/** What a dead process left, and what has come due. Touches only leases that ran out: a living process renews its own. */
async function recover(db: Database): ReturnType<Ledger["recover"]> {
  const unconfirmed = await sql`
    update recipients set state = 'unconfirmed', claim_token = null, lease_until = null, settled_at = now(), evidence = 'The sending process ended before a reply was stored.'
     where state = 'handed' and lease_until <= now()`.execute(db);
  const planned = await sql`
    update recipients set state = 'planned', claim_token = null, lease_until = null where state = 'claimed' and lease_until <= now()`.execute(
    db,
  );
  await excludeCancelled(db);
  await holdMissed(db);
  await forgetOldCounts(db);
  await forgetOldUses(db);
  const due = await takeUpDue(db);
  return {
    unconfirmed: Number(unconfirmed.numAffectedRows ?? 0n),
    planned: Number(planned.numAffectedRows ?? 0n),
    ...due,
  };
}

/** One statement, so that no row is judged by one instant and taken up at a later one. Of what expires the last reply stays, as the reason. */
async function takeUpDue(db: Database): Promise<{ readonly expired: number; readonly due: number }> {
  const { rows } = await sql<{ state: "rejected" | "planned" }>`
    update recipients r
       set state = case when ${isTooOld} then 'rejected' else 'planned' end, due_at = null,
           category = case when ${isTooOld} then 'expired' else r.category end, settled_at = case when ${isTooOld} then now() end
      from campaigns c where c.id = r.campaign_id and r.state = 'deferred' and r.due_at <= now() returning r.state`.execute(db);
  const tooOld = rows.filter(({ state }) => state === "rejected").length;
  return { expired: tooOld, due: rows.length - tooOld };
}

/** No worker ran when it should have begun, nor for long after: whether it should still leave is for a person to say. */
async function holdMissed(db: Database): Promise<void> {
  await sql`
    update campaigns c set held_reason = 'scheduleMissed'
     where c.held_reason is null and c.paused_at is null and c.cancelled_at is null and ${hasMissedItsTime}
       and exists (select from recipients r where r.campaign_id = c.id and r.state = 'planned')`.execute(db);
}

async function counts(db: Database, campaignId: string): Promise<RecipientCounts> {
  const { rows } = await sql<{ state: RecipientState; count: string }>`
    select state, count(*) as count from recipients where campaign_id = ${campaignId} group by state`.execute(db);
  const found = new Map(rows.map(({ state, count }) => [state, Number(count)]));
  const [planned, claimed, handed, accepted, deferred, rejected, unconfirmed, excluded] = recipientStates.map(
    (state) => found.get(state) ?? 0,
  );
  return {
    planned: planned ?? 0,
    claimed: claimed ?? 0,
    handed: handed ?? 0,
    accepted: accepted ?? 0,
    deferred: deferred ?? 0,
    rejected: rejected ?? 0,
    unconfirmed: unconfirmed ?? 0,
    excluded: excluded ?? 0,
  };
}
