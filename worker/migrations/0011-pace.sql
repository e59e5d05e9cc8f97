-- What was handed over lately, by relay and by mail domain: whoever claims takes no more than the bounds leave. Kept here, so that neither a
-- restart nor a second process begins with a full purse. A claimed row holds its token by being claimed; what stands here is spent.
create table pace_counts (
  -- 'relay main', 'domain example.org'
  subject text not null,
  span text not null check (span in ('minute', 'day')),
  -- A second of the minute, ten minutes of the day.
  slot_at timestamptz not null,
  handed_count integer not null check (handed_count > 0),
  primary key (subject, span, slot_at)
);
create index pace_counts_by_time on pace_counts (span, slot_at);

-- The bounds as the sending process last had them, for those who show a forecast and know no relay. Null: no bound.
create table paces (
  relay text primary key,
  minute_max integer check (minute_max > 0),
  day_max integer check (day_max > 0),
  domain_minute_max integer check (domain_minute_max > 0)
);

-- Whose token a claimed row or a taken mail holds; null where nothing is bounded.
alter table recipients add column pace_relay text;
create index recipients_paced on recipients (pace_relay) where state = 'claimed' and pace_relay is not null;
alter table outbox add column pace_relay text;
-- The relay of the last claim.
alter table campaigns add column pace_relay text;
-- When a claim of a campaign that had not begun found no token: it has not missed its time, it waits for its turn.
alter table campaigns add column paced_at timestamptz;
