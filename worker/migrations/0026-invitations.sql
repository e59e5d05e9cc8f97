-- Who was asked once, because somebody else brought the address, whether to subscribe: a keyed hash, so that nobody is asked a second time, not even
-- after the address itself was erased and came back with another file. Rows are never taken away.
create table invitations (
  publication_id text not null,
  mark bytea not null check (octet_length(mark) = 32),
  invited_at timestamptz not null default now(),
  primary key (publication_id, mark)
);

-- A mail that nobody waits for at a screen: it leaves when no other one is due.
alter table outbox add column gives_way boolean not null default false;

-- Wishes that nobody confirmed are erased some weeks after their link expired.
create index opt_ins_unconfirmed on opt_ins (expires_at) where confirmed_at is null;
