import { sql } from "kysely";
import type { NewerCampaign, PackName } from "../ports/packs.ts";
import type { Database } from "./database.ts";
import { hasBegun } from "./public-issues.ts";

/**
 * The latest campaign of the same issue that was planned after this one, has begun, and is of other content. One that was stopped before
 * anything of it left, or is waiting for its time, is none; a rehearsal neither.
 */
export async function newerCampaign(db: Database, { campaignId, partnerId }: PackName): Promise<NewerCampaign | undefined> {
  const { rows } = await sql<{ number: Buffer; partner_number: Buffer; begins_at: Date; is_theirs: boolean }>`
    select c.number, p.number as partner_number, c.begins_at,
           s.snapshot->'partners' @> jsonb_build_array(jsonb_build_object('id', p.id))
             and not exists (select from recipients r join subscriptions t on t.id = r.subscription_id
                              where r.campaign_id = c.id and t.partner_id = p.id and r.excluded_reason = 'partnerExcluded') as is_theirs
      from campaigns o
      join campaigns c on c.issue_id = o.issue_id and c.planned_at > o.planned_at and c.snapshot_digest <> o.snapshot_digest
      join issue_snapshots s on s.digest = c.snapshot_digest
      join partners p on p.id = ${partnerId}
     where o.id = ${campaignId} and c.kind = 'campaign' and ${hasBegun}
     order by c.planned_at desc limit 1`.execute(db);
  const [row] = rows;
  if (row === undefined) return undefined;
  return {
    partnerNumber: row.partner_number.toString("hex"),
    campaignNumber: row.number.toString("hex"),
    beganAt: row.begins_at.toISOString(),
    isTheirs: row.is_theirs,
  };
}
