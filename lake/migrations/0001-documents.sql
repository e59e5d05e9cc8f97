-- Content is kept as json, not jsonb: jsonb reorders keys and refuses \u0000, and what an editor wrote must come back as written.
create table documents (
  id text primary key,
  type text not null,
  revision text not null,
  content json not null
);
create index documents_type on documents (type);

-- seq is taken while the write lock is held, so its order is the order of commits and a reader may follow it without gaps to fill.
create table transactions (
  seq bigint generated always as identity primary key,
  id text not null unique,
  author text not null,
  committed_at timestamptz not null,
  results json not null
);

-- One row for every document a transaction names, net change or not. content is null when the document was deleted.
create table transaction_documents (
  seq bigint not null references transactions (seq),
  position integer not null,
  document_id text not null,
  mutations json not null,
  content json,
  primary key (seq, position)
);
create index transaction_documents_by_document on transaction_documents (document_id, seq);
