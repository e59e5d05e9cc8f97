-- People. Personal data lives here and never in the content lake.
create table subscriptions (
  id uuid primary key,
  -- Stands in tokens instead of the id: nothing about the subscription can be read from it.
  number bytea not null unique check (octet_length(number) = 8),
  publication_id text not null,
  address text not null check (address <> ''),
  recipient_kind text not null check (recipient_kind in ('person', 'desk', 'list', 'members')),
  partner_id text,
  languages text[] not null check (cardinality(languages) > 0),
  state text not null check (state in ('requested', 'active', 'leaving', 'left')),
  created_at timestamptz not null default now(),
  -- A list, a desk and a partner's members exist only through a partner.
  check (recipient_kind = 'person' or partner_id is not null)
);
create unique index subscriptions_once on subscriptions (publication_id, lower(address), coalesce(partner_id, ''));

create table suppressions (
  publication_id text not null,
  address text not null,
  reason text not null,
  created_at timestamptz not null default now(),
  primary key (publication_id, address)
);

create table feedback_events (
  id uuid primary key,
  subscription_id uuid not null references subscriptions (id),
  kind text not null check (kind in ('unsubscribe')),
  source text not null check (source in ('oneClick', 'leave')),
  received_at timestamptz not null default now()
);

create table rights (
  user_id text not null,
  right_name text not null check (right_name in ('approve', 'operate')),
  granted_at timestamptz not null default now(),
  primary key (user_id, right_name)
);

create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor text not null,
  action text not null,
  subject text not null,
  detail jsonb not null default '{}'
);
