import { sql } from "kysely";
import type { CampaignActs, Rejection, Resolution } from "../ports/campaign-acts.ts";
import { audit } from "./audit.ts";
import type { Database } from "./database.ts";

export function createCampaignActs(db: Database): CampaignActs {
  /** The audit row is written only where the act changed something. */
  const act = async (
    campaignId: string,
    actor: string,
    action: "paused" | "resumed" | "cancelled",
    change: (transaction: Database) => Promise<number>,
  ): Promise<void> =>
    db.transaction().execute(async (transaction) => {
      if ((await change(transaction)) > 0) await audit(transaction, { actor, action: `campaign.${action}`, subject: campaignId });
    });
  return {
    pause: (id, actor) =>
      act(id, actor, "paused", async (transaction) =>
        changed(
          await sql`update campaigns set paused_at = now() where id = ${id} and paused_at is null and cancelled_at is null`.execute(
            transaction,
          ),
        ),
      ),
    resume: (id, actor) =>
      act(id, actor, "resumed", async (transaction) =>
        changed(
          await sql`
            update campaigns c
               set paused_at = null, held_reason = nullif(held_reason, 'scheduleMissed'),
                   -- One that never began begins now: it was not in time, and somebody knows it.
                   begins_at = case when exists (select from recipients r where r.campaign_id = c.id and r.claim_count > 0)
                                    then begins_at else after_quiet(greatest(begins_at, now()), quiet_from, quiet_to, quiet_zone) end
             where id = ${id} and (paused_at is not null or held_reason = 'scheduleMissed') and cancelled_at is null`.execute(transaction),
        ),
      ),
    cancel: (id, actor) =>
      act(id, actor, "cancelled", async (transaction) => {
        const count = changed(
          await sql`update campaigns set cancelled_at = now() where id = ${id} and cancelled_at is null`.execute(transaction),
        );
        if (count > 0) await excludeCancelled(transaction);
        return count;
      }),
    resolve: (id, resolution, actor) => resolve(db, id, resolution, actor),
    retryNow: (id, actor) => retryNow(db, id, actor),
    planAgain: (id, reason, actor) => planAgain(db, id, reason, actor),
    mailRead: async (id, seq, actor) => audit(db, { actor, action: "recipient.mailRead", subject: id, detail: { seq } }),
    rejections: (id) => rejections(db, id),
    unconfirmed: async (id, countMax) => {
      const rows = await db
        .selectFrom("recipients")
        .select(["seq", "address", "message_id", "relay", "evidence"])
        .where("campaign_id", "=", id)
        .where("state", "=", "unconfirmed")
        .orderBy("seq")
        .limit(countMax)
        .execute();
      return rows.map((row) => ({
        seq: row.seq,
        address: row.address,
        messageId: row.message_id ?? "",
        relay: row.relay,
        evidence: row.evidence,
      }));
    },
  };
}

/** Planned at once, and not only due at once: a person decided, also in a campaign that is too old for the machine to. */
async function retryNow(db: Database, campaignId: string, actor: string): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const count = changed(
      await sql`update recipients set state = 'planned', due_at = null where campaign_id = ${campaignId} and state = 'deferred'`.execute(
        transaction,
      ),
    );
    if (count > 0) await audit(transaction, { actor, action: "recipients.retriedNow", subject: campaignId, detail: { count } });
    return count;
  });
}

/** The attempts that were made stay counted: the journal knows them by their numbers. A person decided, so any relay may take them. */
async function planAgain(db: Database, campaignId: string, reason: string, actor: string): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ seq: number }>`
      update recipients r set state = 'planned', category = null, settled_at = null, relay = null
        from campaigns c where c.id = r.campaign_id and c.cancelled_at is null and c.id = ${campaignId}
         and r.state = 'rejected' and r.category = 'ours'
      returning r.seq`.execute(transaction);
    if (rows.length > 0) {
      await audit(transaction, {
        actor,
        action: "recipients.plannedAgain",
        subject: campaignId,
        detail: { seqs: rows.map(({ seq }) => seq), reason },
      });
    }
    return rows.length;
  });
}

async function rejections(db: Database, campaignId: string): Promise<readonly Rejection[]> {
  const { rows } = await sql<{ category: string; count: string; reply: string | null }>`
    select coalesce(category, 'recipient') as category, count(*) as count,
           mode() within group (order by nullif(concat_ws(' ', reply_code, enhanced_code), '')) as reply
      from recipients where campaign_id = ${campaignId} and state = 'rejected' group by 1 order by 2 desc, 1`.execute(db);
  return rows.map(({ category, count, reply }) => ({ category, count: Number(count), reply }));
}

/** What a cancelled campaign still had before it, also what a worker gave back after the act; gives how many rows. */
export async function excludeCancelled(db: Database): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    with excluded as (
      update recipients r set state = 'excluded', excluded_reason = 'cancelled', due_at = null
        from campaigns c where c.id = r.campaign_id and c.cancelled_at is not null and r.state in ('planned', 'deferred')
      returning r.campaign_id
    ), counted as (
      select campaign_id, count(*) as count from excluded group by 1
    ), kept as (
      update campaigns c set planned_count = c.planned_count - n.count, excluded_count = c.excluded_count + n.count
        from counted n where c.id = n.campaign_id
      returning n.count
    )
    select coalesce(sum(count), 0) as count from kept`.execute(db);
  return Number(rows[0]?.count ?? 0);
}

/** Where each decision leads from `unconfirmed` (campaign/recipient-state.ts: confirmAccepted, abandon, planAgain). */
const decided = {
  accepted: { state: "accepted", category: "resolved" },
  abandoned: { state: "rejected", category: "abandoned" },
  submitAgain: { state: "planned", category: null },
} as const;

async function resolve(db: Database, campaignId: string, { seqs, decision, reason }: Resolution, actor: string): Promise<number> {
  const { state, category } = decided[decision];
  return db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ seq: number }>`
      update recipients set state = ${state}, category = ${category}, settled_at = case when ${state} = 'planned' then null else now() end,
             relay = case when ${state} = 'planned' then null else relay end
       where campaign_id = ${campaignId} and seq = any(${[...seqs]}) and state = 'unconfirmed'
      returning seq`.execute(transaction);
    if (rows.length > 0) {
      await audit(transaction, {
        actor,
        action: "recipients.resolved",
        subject: campaignId,
        detail: { seqs: rows.map(({ seq }) => seq), decision, reason },
      });
    }
    return rows.length;
  });
}

function changed({ numAffectedRows }: { readonly numAffectedRows?: bigint }): number {
  return Number(numAffectedRows ?? 0n);
}
