import { sql } from "kysely";
import { isDomainFull, rangesWithinPace, unpaced, unused, type PaceUse } from "../campaign/pace.ts";
import type { CampaignKind } from "../ports/campaigns.ts";
import type { Pace, Paces, QueuedRange } from "../ports/sending.ts";
import type { Database } from "./database.ts";
import { mayHandOver } from "./may-hand-over.ts";
import { paceUse, type PaceSpans } from "./pace-store.ts";

/**
 * The ranges that still have planned rows, as far as their pace lets anything be claimed of them: fixed cuts of the campaign, so that a range
 * has one name until one of its rows was claimed in vain.
 */
export async function openRanges(
  db: Database,
  sizeMax: number,
  { paces = unpaced, spans }: { readonly paces: Paces | undefined; readonly spans: PaceSpans },
): Promise<readonly QueuedRange[]> {
  const useOf = async (pace: Pace | undefined): Promise<PaceUse> => (pace === undefined ? unused : paceUse(db, pace, spans));
  const [rehearsal, campaign] = await Promise.all([useOf(paces.rehearsal), useOf(paces.campaign)]);
  const { campaign: pace } = paces;
  const full = pace === undefined ? [] : [...campaign.ofDomains.keys()].filter((domain) => isDomainFull(domain, pace, campaign));
  const isOpen = full.length === 0 ? sql`true` : sql`(c.kind = 'rehearsal' or lower(substring(r.address from '[^@]*$')) <> all(${full}))`;
  const { rows } = await sql<{
    campaign_id: string;
    range: number;
    generation: number;
    kind: CampaignKind;
    open_count: number;
    is_unmet: boolean;
  }>`
    select r.campaign_id, (r.seq - 1) / ${sizeMax}::integer as range, max(r.claim_count) as generation,
           c.kind, (count(*) filter (where ${isOpen}))::integer as open_count, c.pace_relay is null as is_unmet
      from recipients r join campaigns c on c.id = r.campaign_id
     where r.state = 'planned' and ${mayHandOver} group by 1, 2, c.kind, c.pace_relay order by 1, 2 limit 1000`.execute(db);
  const ranges = rows.map((row) => ({
    campaignId: row.campaign_id,
    firstSeq: row.range * sizeMax + 1,
    lastSeq: (row.range + 1) * sizeMax,
    generation: row.generation,
    kind: row.kind,
    openCount: row.open_count,
    isUnmet: row.is_unmet,
  }));
  return rangesWithinPace(ranges, paces, { rehearsal, campaign });
}
