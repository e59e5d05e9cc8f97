-- What became of a wish to stop: one row each, begun by the unsubscribe whose id it has. Of a person it is final at once; of a desk or list
-- a contact decides. It is over when delivery goes on, or when somebody else's act has replaced it.
create table leavings (
  id uuid primary key references feedback_events (id),
  subscription_id uuid not null references subscriptions (id),
  -- What an undo brings back: the earlier consent, and never more than that.
  was_state text not null check (was_state in ('requested', 'active')),
  asked_at timestamptz not null default now(),
  -- Notices that went out because of it; of a desk or list 0 means that nobody was asked.
  told_count integer not null default 0,
  left_at timestamptz,
  ended_at timestamptz
);
create unique index leavings_open on leavings (subscription_id) where ended_at is null;
create index leavings_undecided on leavings (asked_at) where left_at is null and ended_at is null;
create index leavings_unasked on leavings (asked_at) where told_count = 0 and ended_at is null;

-- An undo lifts the suppression that its own leaving set, and no other.
alter table suppressions add column leaving_id uuid references leavings (id);

-- Those who asked before leavings had a row. The 48 hours of who is `leaving` begin now.
insert into leavings (id, subscription_id, was_state, asked_at, left_at)
select distinct on (s.id) e.id, s.id, 'active', case s.state when 'left' then e.received_at else now() end, case s.state when 'left' then e.received_at end
  from feedback_events e join subscriptions s on s.id = e.subscription_id
 where e.kind = 'unsubscribe' and s.state in ('leaving', 'left') order by s.id, e.received_at desc;
update suppressions p set leaving_id = l.id
  from leavings l join subscriptions s on s.id = l.subscription_id
 where p.reason = 'unsubscribed' and p.publication_id = s.publication_id and p.address = lower(s.address) and l.left_at is not null;
