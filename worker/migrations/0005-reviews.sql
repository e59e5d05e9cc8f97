-- A colleague without an account looks at an item or an issue by a signed link that expires (worker/src/review/).
create table reviews (
  id uuid primary key,
  -- Stands in the link instead of the id: nothing about the review can be read from it.
  number bytea not null unique check (octet_length(number) = 8),
  publication_id text not null,
  document_id text not null,
  document_type text not null check (document_type in ('item', 'issue')),
  asked_by text not null,
  asked_by_name text not null,
  -- A name or an office, never an address.
  for_name text not null check (for_name <> ''),
  created_at timestamptz not null default now(),
  -- The last day on which the link opens, in UTC.
  last_day date not null,
  revoked_at timestamptz
);
create index reviews_of_document on reviews (document_id, created_at desc);

create table review_looks (
  review_id uuid not null references reviews (id),
  name text not null check (name <> ''),
  office text not null,
  at timestamptz not null default now(),
  primary key (review_id, name, office)
);

create table comments (
  id uuid primary key,
  review_id uuid not null references reviews (id),
  -- Drawn with the form: a second click on "Send" is the same comment.
  form_id uuid not null,
  document_id text not null,
  author text not null check (author <> ''),
  text text not null check (text <> ''),
  created_at timestamptz not null default now(),
  resolved_at timestamptz,
  resolved_by text,
  resolved_by_name text,
  unique (review_id, form_id),
  check ((resolved_at is null) = (resolved_by is null))
);
create index comments_of_document on comments (document_id, created_at);
