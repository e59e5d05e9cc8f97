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

-- Hours of the day, by the clocks of a place, in which nothing new is handed over; part of the schedule, and so of what is signed. Null: none.
-- They may span midnight. An hour that clocks show twice is quiet twice, one that they leave out is quiet never.
create function is_quiet(moment timestamptz, quiet_from time, quiet_to time, zone text) returns boolean language sql stable as $$
  select case when zone is null then false
              when quiet_from < quiet_to then (moment at time zone zone)::time >= quiet_from and (moment at time zone zone)::time < quiet_to
              else (moment at time zone zone)::time >= quiet_from or (moment at time zone zone)::time < quiet_to end
$$;
-- The moment itself, or the end of the quiet hours it falls into.
create function after_quiet(moment timestamptz, quiet_from time, quiet_to time, zone text) returns timestamptz language sql stable as $$
  select case when is_quiet(moment, quiet_from, quiet_to, zone)
              then (select min(over) from (select ((moment at time zone zone)::date + day + quiet_to) at time zone zone as over
                                             from generate_series(0, 2) as day) as ends where over > moment)
              else moment end
$$;
alter table approvals add column quiet_from time, add column quiet_to time, add column quiet_zone text;
alter table campaigns add column quiet_from time, add column quiet_to time, add column quiet_zone text;
-- A zone that this database does not know would stop every campaign, not only its own.
alter table approvals add constraint approvals_quiet_hours check (
  (quiet_zone is null and quiet_from is null and quiet_to is null)
  or (quiet_from <> quiet_to and timestamptz 'epoch' at time zone quiet_zone is not null));
alter table campaigns add constraint campaigns_quiet_hours check (
  (quiet_zone is null and quiet_from is null and quiet_to is null)
  or (quiet_from <> quiet_to and timestamptz 'epoch' at time zone quiet_zone is not null));
