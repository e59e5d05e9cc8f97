import { sql } from "kysely";
import { fullPartners, isDomainFull, rangesWithinPace, type OpenRange, type PaceUse } from "../campaign/pace.ts";
import type { CampaignKind } from "../ports/campaigns.ts";
import type { OpenWay, OpenWays, QueuedRange } from "../ports/sending.ts";
import type { Database } from "./database.ts";
import { mayHandOver } from "./may-hand-over.ts";
import { boundPartners, partnerOfMember } from "./members-pace.ts";
import { paceUse, type PaceSpans } from "./pace-store.ts";

/**
 * The ranges that still have planned rows, as far as relays let anything be claimed of them now: fixed cuts of the campaign, so that a range
 * has one name until one of its rows was claimed in vain.
 */
export async function openRanges(
  db: Database,
  sizeMax: number,
  { ways, spans }: { readonly ways: OpenWays; readonly spans: PaceSpans },
): Promise<readonly QueuedRange[]> {
  const kinds = (["rehearsal", "campaign"] as const).filter((kind) => ways[kind].length > 0);
  if (kinds.length === 0) return [];
  const [uses, partners] = await Promise.all([usesOf(db, Object.values(ways).flat(), spans), boundPartners(db, spans)]);
  const { rows } = await sql<RangeRow>`
    select r.campaign_id, (r.seq - 1) / ${sizeMax}::integer as range, c.kind, c.pace_relay is null as is_unmet, r.relay as begun_at,
           max(r.claim_count) as generation, (count(*) filter (where ${isDomainOpen(ways.campaign, uses)} and ${isPartnerOpen(fullPartners(partners))}))::integer as open_count
      from recipients r join campaigns c on c.id = r.campaign_id
     where r.state = 'planned' and c.kind = any(${kinds}) and ${mayHandOver} group by 1, 2, 3, 4, 5 order by 1, 2, 5 limit 1000`.execute(
    db,
  );
  return rangesWithinPace(rangesOf(rows, sizeMax), ways, uses);
}

interface RangeRow {
  readonly campaign_id: string;
  readonly range: number;
  readonly kind: CampaignKind;
  readonly is_unmet: boolean;
  readonly begun_at: string | null;
  readonly generation: number;
  readonly open_count: number;
}

async function usesOf(db: Database, ways: readonly OpenWay[], spans: PaceSpans): Promise<ReadonlyMap<string, PaceUse>> {
  const paced = [...new Set(ways.filter(({ pace }) => pace !== undefined).map(({ relay }) => relay))];
  return new Map(await Promise.all(paced.map(async (relay) => [relay, await paceUse(db, relay, spans)] as const)));
}

/** Of a row `r` of a campaign `c`, by the bound of the relay that takes what is new. */
function isDomainOpen([first]: readonly OpenWay[], uses: ReadonlyMap<string, PaceUse>) {
  const [pace, use] = [first?.pace, uses.get(first?.relay ?? "")];
  const full = pace === undefined || use === undefined ? [] : [...use.ofDomains.keys()].filter((domain) => isDomainFull(domain, pace, use));
  return full.length === 0 ? sql`true` : sql`(c.kind = 'rehearsal' or lower(substring(r.address from '[^@]*$')) <> all(${full}))`;
}

function isPartnerOpen(full: readonly string[]) {
  return full.length === 0
    ? sql`true`
    : sql`not exists (select from subscriptions s where s.id = r.subscription_id and ${partnerOfMember} = any(${[...full]}::text[]))`;
}

/** A line for each relay at which something was begun makes one range. */
function rangesOf(rows: readonly RangeRow[], sizeMax: number): readonly OpenRange[] {
  const ranges = new Map<string, OpenRange>();
  for (const { campaign_id: campaignId, range, kind, is_unmet: isUnmet, begun_at: begunAt, generation, open_count: count } of rows) {
    const name = `${campaignId} ${String(range)}`;
    const known = ranges.get(name);
    ranges.set(name, {
      campaignId,
      firstSeq: range * sizeMax + 1,
      lastSeq: (range + 1) * sizeMax,
      generation: Math.max(generation, known?.generation ?? 0),
      kind,
      isUnmet,
      open: [...(known?.open ?? []), { begunAt, count }],
    });
  }
  return [...ranges.values()];
}
