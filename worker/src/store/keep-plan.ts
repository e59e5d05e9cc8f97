import { sql, type RawBuilder } from "kysely";
import type { PlannedCampaign } from "../ports/campaigns.ts";
import { audit } from "./audit.ts";
import { batchesOf } from "./batches-of.ts";
import type { Database } from "./database.ts";
import { quietColumns } from "./quiet-columns.ts";

/** The whole plan, in the transaction of whoever calls: either every candidate has its row, or there is no campaign. */
export async function keepPlan(
  transaction: Database,
  { campaign, plan, partners, messages }: PlannedCampaign,
  approvalId: string | null = null,
): Promise<void> {
  const { afterMs = 0, notBefore = null, quietHours = null } = campaign.begins ?? {};
  const quiet = quietColumns(quietHours);
  await transaction
    .insertInto("campaigns")
    .values({
      id: campaign.id,
      kind: campaign.kind,
      issue_id: campaign.issueId,
      snapshot_digest: campaign.snapshotDigest,
      number: Buffer.from(campaign.number, "hex"),
      candidate_count: plan.rows.length,
      planned_count: plan.plannedCount,
      excluded_count: plan.excludedCount,
      held_reason: null,
      approval_id: approvalId,
      tops_up: campaign.kind === "campaign" ? firstCampaignOf(campaign.issueId) : null,
      ...quiet,
      // The database's clock, as for every lease. What would begin in quiet hours begins after them, and has not missed its time.
      begins_at: sql`after_quiet(greatest(now() + ${afterMs} * interval '1 millisecond', ${notBefore}::timestamptz),
        ${quiet.quiet_from}::time, ${quiet.quiet_to}::time, ${quiet.quiet_zone}::text)`,
    })
    .execute();
  if (partners.length > 0) {
    await transaction
      .insertInto("partners")
      .values(partners.map(({ id, name }) => ({ id, name: JSON.stringify(name) })))
      .onConflict((conflict) => conflict.column("id").doUpdateSet((values) => ({ name: values.ref("excluded.name") })))
      .execute();
  }
  for (const batch of batchesOf(plan.rows)) {
    // oxlint-disable-next-line no-await-in-loop -- one connection, one transaction
    await transaction
      .insertInto("recipients")
      .values(
        batch.map((row) => {
          const message = messages.get(row.seq);
          return {
            campaign_id: campaign.id,
            seq: row.seq,
            subscription_id: row.candidate.subscriptionId,
            address: row.candidate.address,
            state: row.state,
            excluded_reason: row.state === "excluded" ? row.reason : null,
            edition_digest: message?.editionDigest ?? null,
            message_id: message?.messageId ?? null,
            return_path: message?.returnPath ?? null,
          };
        }),
      )
      .execute();
  }
  await audit(transaction, {
    actor: campaign.actor,
    action: "campaign.planned",
    subject: campaign.id,
    detail: {
      issueId: campaign.issueId,
      planned: plan.plannedCount,
      excluded: plan.excludedCount,
      snapshotDigest: campaign.snapshotDigest,
    },
  });
}

/** Of those that went to anybody: a campaign that was stopped before it began is nothing to top up. */
function firstCampaignOf(issueId: string): RawBuilder<string | null> {
  return sql<string | null>`(
    select c.id from campaigns c
     where c.issue_id = ${issueId} and c.kind = 'campaign'
       and exists (select from recipients r where r.campaign_id = c.id and r.state <> 'excluded')
     order by c.planned_at limit 1)`;
}
