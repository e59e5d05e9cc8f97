import { sql } from "kysely";
import { unbounded, unused } from "../campaign/pace.ts";
import type { PaceFacts } from "../ports/campaigns.ts";
import type { Database } from "./database.ts";
import { boundPartners, partnerOfMember } from "./members-pace.ts";
import { paceSpans, paceUse } from "./pace-store.ts";

export async function paceFacts(db: Database, campaignId: string): Promise<PaceFacts | undefined> {
  const [kept, members] = await Promise.all([
    db
      .selectFrom("campaigns as c")
      .innerJoin("paces as p", "p.relay", "c.pace_relay")
      .selectAll("p")
      .where("c.id", "=", campaignId)
      .executeTakeFirst(),
    membersFacts(db, campaignId),
  ]);
  if (kept === undefined) return members.length === 0 ? undefined : { pace: unbounded, use: unused, left: [], members };
  const [use, { rows: left }] = await Promise.all([
    paceUse(db, kept.relay, paceSpans),
    sql<{ domain: string; count: number }>`
      select lower(substring(address from '[^@]*$')) as domain, count(*)::integer as count
        from recipients where campaign_id = ${campaignId} and state in ('planned', 'deferred') group by 1 order by 2 desc`.execute(db),
  ]);
  return {
    pace: {
      messagesPerMinuteMax: kept.minute_max ?? undefined,
      messagesPerDayMax: kept.day_max ?? undefined,
      domainMessagesPerMinuteMax: kept.domain_minute_max ?? undefined,
    },
    use,
    left,
    members,
  };
}

/** Of partners with a bound of their own that something is left for. */
async function membersFacts(db: Database, campaignId: string): Promise<NonNullable<PaceFacts["members"]>> {
  const partners = await boundPartners(db, paceSpans);
  if (partners.length === 0) return [];
  const { rows } = await sql<{ partner_id: string | null; count: number }>`
    select ${partnerOfMember} as partner_id, count(*)::integer as count
      from recipients r join campaigns c on c.id = r.campaign_id join subscriptions s on s.id = r.subscription_id
     where r.campaign_id = ${campaignId} and r.state in ('planned', 'deferred') group by 1`.execute(db);
  const counts = new Map(rows.map(({ partner_id, count }) => [partner_id, count]));
  return partners.flatMap(({ partnerId, ...partner }) => {
    const count = counts.get(partnerId) ?? 0;
    return count === 0 ? [] : [{ ...partner, count }];
  });
}
