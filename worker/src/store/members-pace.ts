import { sql } from "kysely";
import type { TranslatedString } from "@newsletter/schemas";
import type { BoundPartner } from "../ports/members.ts";
import type { Database } from "./database.ts";
import type { PaceSpans } from "./pace-store.ts";

/** Of a row `r` of a campaign `c` and its subscription `s`: the partner whose bounds it keeps. A rehearsal reaches no member. */
export const partnerOfMember = sql<string | null>`case when c.kind = 'campaign' and s.recipient_kind = 'members' then s.partner_id end`;

function since(ms: number) {
  return sql`now() - ${ms} * interval '1 millisecond'`;
}

/** Those that bound what their members are given, and what of it is used up: handed over within the span, or claimed. One statement, as for relays. */
export async function boundPartners(db: Database, spans: PaceSpans): Promise<readonly BoundPartner[]> {
  const { rows } = await sql<{
    id: string;
    name: TranslatedString;
    members_per_hour_max: number | null;
    members_per_day_max: number | null;
    of_hour: number;
    of_day: number;
  }>`
    select p.id, p.name, p.members_per_hour_max, p.members_per_day_max, (claimed.count + handed.of_hour)::integer as of_hour, (claimed.count + handed.of_day)::integer as of_day
      from partners p
      cross join lateral (select count(*) from recipients r where r.state = 'claimed' and r.pace_partner = p.id) as claimed
      cross join lateral (
        select coalesce(sum(handed_count) filter (where span = 'hour' and slot_at > ${since(spans.hourMs + spans.hourSlotMs)}), 0) as of_hour,
               coalesce(sum(handed_count) filter (where span = 'day' and slot_at > ${since(spans.dayMs + spans.daySlotMs)}), 0) as of_day
          from pace_counts where subject = 'members ' || p.id) as handed
     where p.members_per_hour_max is not null or p.members_per_day_max is not null order by p.id`.execute(db);
  return rows.map((row) => ({
    partnerId: row.id,
    name: row.name.en ?? Object.values(row.name)[0] ?? row.id,
    pace: { messagesPerHourMax: row.members_per_hour_max ?? undefined, messagesPerDayMax: row.members_per_day_max ?? undefined },
    use: { ofHour: row.of_hour, ofDay: row.of_day },
  }));
}
