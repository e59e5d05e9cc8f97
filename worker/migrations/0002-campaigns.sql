-- What is sent, to whom, and what became of it.
create table issue_snapshots (
  digest text primary key check (length(digest) = 64),
  issue_id text not null,
  publication_slug text not null,
  issue_slug text not null,
  snapshot jsonb not null,
  taken_at timestamptz not null default now()
);

create table rendered_editions (
  digest text primary key check (length(digest) = 64),
  snapshot_digest text not null references issue_snapshots (digest),
  key_text text not null,
  key jsonb not null,
  subject text not null,
  preheader text not null,
  html text not null,
  text text not null,
  html_bytes integer not null,
  slots jsonb not null,
  template_version text not null,
  findings jsonb not null
);
create index rendered_editions_of_snapshot on rendered_editions (snapshot_digest, key_text);

create table campaigns (
  id uuid primary key,
  kind text not null check (kind in ('rehearsal')),
  issue_id text not null,
  snapshot_digest text not null references issue_snapshots (digest),
  -- Stand in tokens and return paths.
  number bytea not null unique check (octet_length(number) = 4),
  candidate_count integer not null check (candidate_count > 0),
  planned_count integer not null,
  excluded_count integer not null,
  -- "held: relay" and its like; null while nothing holds the campaign.
  held_reason text,
  planned_at timestamptz not null default now(),
  check (planned_count + excluded_count = candidate_count)
);
create index campaigns_of_issue on campaigns (issue_id, planned_at desc);

-- The ledger: one row per campaign and recipient. States and transitions: worker/src/campaign/recipient-state.ts.
create table recipients (
  campaign_id uuid not null references campaigns (id),
  seq integer not null check (seq > 0),
  subscription_id uuid not null references subscriptions (id),
  address text not null,
  edition_digest text references rendered_editions (digest),
  state text not null check (state in ('planned', 'claimed', 'handed', 'accepted', 'deferred', 'rejected', 'unconfirmed', 'excluded')),
  excluded_reason text,
  message_id text,
  return_path text,
  claim_token uuid,
  lease_until timestamptz,
  attempt_count integer not null default 0,
  due_at timestamptz,
  reply_code integer,
  enhanced_code text,
  category text,
  -- The last lines of the dialogue, bounded; the evidence of a rejected or unconfirmed row.
  evidence text,
  settled_at timestamptz,
  primary key (campaign_id, seq),
  unique (campaign_id, subscription_id),
  check ((state = 'excluded') = (excluded_reason is not null)),
  check ((state in ('claimed', 'handed')) = (claim_token is not null)),
  check ((claim_token is null) = (lease_until is null)),
  check (state = 'excluded' or (edition_digest is not null and message_id is not null and return_path is not null)),
  check ((state = 'deferred') = (due_at is not null)),
  check ((state in ('accepted', 'rejected', 'unconfirmed')) = (settled_at is not null))
);
create index recipients_open on recipients (campaign_id, state, seq) where state in ('planned', 'claimed', 'handed', 'deferred');

-- Mark groups of each sending process: the journal must never be behind by more than one (worker/src/journal/).
create table journal_groups (
  journal_id uuid primary key,
  group_number bigint not null
);

create table epoch (
  is_single boolean primary key default true check (is_single),
  number bigint not null
);
insert into epoch (number) values (1);
