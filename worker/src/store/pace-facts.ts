import { sql } from "kysely";
import type { PaceFacts } from "../ports/campaigns.ts";
import type { Database } from "./database.ts";
import { paceSpans, paceUse } from "./pace-store.ts";

export async function paceFacts(db: Database, campaignId: string): Promise<PaceFacts | undefined> {
  const kept = await db
    .selectFrom("campaigns as c")
    .innerJoin("paces as p", "p.relay", "c.pace_relay")
    .selectAll("p")
    .where("c.id", "=", campaignId)
    .executeTakeFirst();
  if (kept === undefined) return undefined;
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
  };
}
