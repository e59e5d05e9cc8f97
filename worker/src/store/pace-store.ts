import { sql } from "kysely";
import { domainOf, type PaceUse } from "../campaign/pace.ts";
import type { Pace } from "../ports/sending.ts";
import type { Database } from "./database.ts";

/**
 * The spans that bounds are of, and their slots. What is handed over within a slot is counted together, and counts for a slot longer: so a
 * bound holds in every span, wherever it begins. Shorter ones for tests that outlive them.
 */
export interface PaceSpans {
  readonly minuteMs: number;
  readonly minuteSlotMs: number;
  readonly hourMs: number;
  readonly hourSlotMs: number;
  readonly dayMs: number;
  readonly daySlotMs: number;
}

export const paceSpans: PaceSpans = {
  minuteMs: 60_000,
  minuteSlotMs: 1_000,
  hourMs: 3_600_000,
  hourSlotMs: 60_000,
  dayMs: 86_400_000,
  daySlotMs: 600_000,
};

/** Any number but those of the other locks (migrations, outbox, presence): claims that have to keep a pace come one after the other. */
const paceLock = 7_250_005;

/** Of a row `r` with an address; as `domainOf` has it. */
const domain = sql`lower(substring(r.address from '[^@]*$'))`;

/** Until the transaction ends nobody else takes a token. Marks go on: what they spend was taken before. */
export async function holdPaces(transaction: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(${paceLock})`.execute(transaction);
}

function before(ms: number) {
  return sql`now() - ${ms} * interval '1 millisecond'`;
}

/**
 * What of a pace is used up: handed over within its spans, or claimed. One statement, so that a row is seen on one side of its mark or on the
 * other. With `ofDomains` for these domains alone, else for all that anything was handed over to.
 */
export async function paceUse(db: Database, relay: string, spans: PaceSpans, ofDomains?: readonly string[]): Promise<PaceUse> {
  const subject = `relay ${relay}`;
  const among = ofDomains === undefined ? sql`like 'domain %'` : sql`= any(${ofDomains.map((each) => `domain ${each}`)})`;
  const { rows } = await sql<{ subject: string; span: "minute" | "day"; count: number }>`
    select subject, span, sum(count)::integer as count from (
      select subject, span, handed_count as count from pace_counts
       where (span = 'minute' and (subject = ${subject} or subject ${among}) and slot_at > ${before(spans.minuteMs + spans.minuteSlotMs)})
          or (span = 'day' and subject = ${subject} and slot_at > ${before(spans.dayMs + spans.daySlotMs)})
      union all
      select held.subject, held.span, 1
        from recipients r join campaigns c on c.id = r.campaign_id
        cross join lateral (values ('relay ' || r.pace_relay, 'minute'), ('relay ' || r.pace_relay, 'day'),
                                   (case when c.kind = 'campaign' then 'domain ' || ${domain} end, 'minute')) as held (subject, span)
       where r.state = 'claimed' and r.pace_relay is not null and (held.subject = ${subject} or held.subject ${among})
      union all
      select 'relay ' || pace_relay, span, 1 from outbox cross join unnest(array['minute', 'day']) as span
       where state = 'planned' and lease_until > now() and pace_relay = ${relay}
    ) as used group by 1, 2`.execute(db);
  const ofRelay = (span: "minute" | "day"): number => rows.find((row) => row.subject === subject && row.span === span)?.count ?? 0;
  const domains = rows.flatMap((row) =>
    row.subject.startsWith("domain ") ? [[row.subject.slice("domain ".length), row.count] as const] : [],
  );
  return { ofMinute: ofRelay("minute"), ofDay: ofRelay("day"), ofDomains: new Map(domains) };
}

/** What a mark hands over: its token is spent, whatever becomes of it. */
interface Spent {
  readonly relay: string | null;
  /** Null where domains are not bounded. */
  readonly address: string | null;
  /** Null where no partner bounds what its members are given. */
  readonly partner?: string | null;
}

export async function spendTokens(
  transaction: Database,
  spent: readonly Spent[],
  { minuteSlotMs, hourSlotMs, daySlotMs }: PaceSpans,
): Promise<void> {
  const counts = new Map<string, number>();
  const count = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const { relay, address, partner = null } of spent) {
    if (partner !== null) {
      count(`hour members ${partner}`);
      count(`day members ${partner}`);
    }
    if (relay === null) continue;
    count(`minute relay ${relay}`);
    count(`day relay ${relay}`);
    if (address !== null) count(`minute domain ${domainOf(address)}`);
  }
  if (counts.size === 0) return;
  const names = [...counts.keys()];
  // In one order, whoever writes: two groups of marks would wait for each other for ever.
  await sql`
    insert into pace_counts (subject, span, slot_at, handed_count)
    select substring(name from ' (.*)'), split_part(name, ' ', 1),
           date_bin(case split_part(name, ' ', 1) when 'day' then ${daySlotMs}::double precision when 'hour' then ${hourSlotMs}::double precision
                                                 else ${minuteSlotMs}::double precision end * interval '1 millisecond', now(), 'epoch'), count
      from unnest(${names}::text[], ${[...counts.values()]}::integer[]) as spent (name, count) order by 1, 2
    on conflict (subject, span, slot_at) do update set handed_count = pace_counts.handed_count + excluded.handed_count`.execute(
    transaction,
  );
}

/** Counts that no span looks back to. */
export async function forgetOldCounts(db: Database): Promise<void> {
  await sql`
    delete from pace_counts
     where (span = 'minute' and slot_at < now() - interval '1 hour') or (span = 'hour' and slot_at < now() - interval '3 hours') or (span = 'day' and slot_at < now() - interval '2 days')`.execute(
    db,
  );
}

/** For those who show a forecast: they know no relay. */
export async function keepPace(transaction: Database, relay: string, pace: Pace): Promise<void> {
  await sql`
    insert into paces (relay, minute_max, day_max, domain_minute_max)
    values (${relay}, ${pace.messagesPerMinuteMax ?? null}, ${pace.messagesPerDayMax ?? null}, ${pace.domainMessagesPerMinuteMax ?? null})
    on conflict (relay) do update
       set minute_max = excluded.minute_max, day_max = excluded.day_max, domain_minute_max = excluded.domain_minute_max
     where (paces.minute_max, paces.day_max, paces.domain_minute_max) is distinct from (excluded.minute_max, excluded.day_max, excluded.domain_minute_max)`.execute(
    transaction,
  );
}
