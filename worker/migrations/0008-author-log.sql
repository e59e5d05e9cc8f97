-- Who changed which document of the content lake, as heard while it happened: the lake's own history is shorter than one thinks
-- (worker/src/authors/). A draft's and a version's changes stand under the id of what is published.
create table author_log (
  document_id text not null,
  transaction_id text not null,
  author text not null,
  at timestamptz not null,
  -- The draft was gone after it, as after publishing. False also where nobody knows.
  ends_draft boolean not null,
  primary key (document_id, transaction_id)
);
create index author_log_of_document on author_log (document_id, at desc);
create index author_log_by_age on author_log (at);

-- One row, once the log has begun: it has every change between these two instants, in the lake's time.
create table author_log_span (
  is_single boolean primary key default true check (is_single),
  began_at timestamptz not null,
  heard_until timestamptz not null,
  check (heard_until >= began_at)
);

-- Documents of which changes were missed: the lake had forgotten them before the worker was back. Their log begins later.
create table author_log_missed (
  document_id text primary key,
  whole_from timestamptz not null
);
