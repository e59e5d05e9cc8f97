import { sql } from "kysely";
import type { HandedRow, SaidOutcome } from "../ports/sending.ts";
import type { Database } from "./database.ts";

/** Rows in one round; the next one takes what is left. */
const rowsMax = 1_000;

/** Handed rows whose lease ran out. */
export async function expired(db: Database): Promise<readonly HandedRow[]> {
  const rows = await db
    .selectFrom("recipients")
    .select(["campaign_id", "seq", "attempt_count"])
    .where("state", "=", "handed")
    .where("lease_until", "<=", sql<Date>`now()`)
    .limit(rowsMax)
    .execute();
  return rows.map(({ campaign_id, seq, attempt_count }) => ({ campaignId: campaign_id, seq, attempt: attempt_count }));
}

/** By our own copy of the reply. An outcome `unconfirmed` says what recovery says anyway. */
export async function settleExpired(db: Database, said: readonly SaidOutcome[], dueInMs: number): Promise<number> {
  const known = said.filter(({ state }) => state !== "unconfirmed");
  if (known.length === 0) return 0;
  const result = await sql`
    update recipients r
       set state = s.state, claim_token = null, lease_until = null,
           due_at = case when s.state = 'deferred' then now() + ${dueInMs} * interval '1 millisecond' end,
           settled_at = case when s.state in ('accepted', 'rejected') then now() end,
           relay = case when s.state = 'planned' and r.attempt_count = 1 then null else r.relay end,
           attempt_count = r.attempt_count - case when s.state = 'planned' then 1 else 0 end,
           evidence = 'The sending process ended before the reply was stored; its journal has the outcome.'
      from unnest(${known.map(({ campaignId }) => campaignId)}::uuid[], ${known.map(({ seq }) => seq)}::integer[],
                  ${known.map(({ attempt }) => attempt)}::integer[], ${known.map(({ state }) => state)}::text[]) as s (campaign_id, seq, attempt, state)
     where r.campaign_id = s.campaign_id and r.seq = s.seq and r.attempt_count = s.attempt and r.state = 'handed' and r.lease_until <= now()`.execute(
    db,
  );
  return Number(result.numAffectedRows ?? 0n);
}
