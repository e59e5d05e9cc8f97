-- Single mails outside any campaign. The states are those of the ledger, as far as they apply: planned, handed, and three that are final.
create table outbox (
  id uuid primary key,
  purpose text not null check (purpose in ('proof')),
  publication_id text not null,
  issue_id text not null,
  key_text text not null,
  edition_digest text not null check (length(edition_digest) = 64),
  address text not null check (address <> ''),
  return_path text not null,
  -- Gone once the row is settled: what was sent is the edition, which can be rendered again.
  message bytea,
  asked_by text not null,
  state text not null default 'planned' check (state in ('planned', 'handed', 'accepted', 'rejected', 'unconfirmed')),
  lease_token uuid,
  lease_until timestamptz,
  attempt_count integer not null default 0,
  due_at timestamptz not null default now(),
  reply_code integer,
  category text,
  -- The last lines of the dialogue, bounded.
  evidence text,
  created_at timestamptz not null default now(),
  settled_at timestamptz,
  check ((lease_token is null) = (lease_until is null)),
  check (state <> 'handed' or lease_token is not null),
  check ((state in ('accepted', 'rejected', 'unconfirmed')) = (settled_at is not null)),
  check ((state in ('planned', 'handed')) = (message is not null))
);
create index outbox_open on outbox (due_at) where state in ('planned', 'handed');
create index outbox_of_issue on outbox (issue_id, created_at desc);
