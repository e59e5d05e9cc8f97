create table roles (
  name text primary key,
  title text not null,
  description text not null
);
insert into roles (name, title, description) values
  ('administrator', 'Administrator', 'Read and write everything, and see to the project'),
  ('editor', 'Editor', 'Read and write every document'),
  ('contributor', 'Contributor', 'Read every document, write drafts'),
  ('viewer', 'Viewer', 'Read every document');

create table users (
  id text primary key,
  name text not null,
  email text not null,
  role text not null references roles (name),
  is_robot boolean not null default false,
  created_at timestamptz not null default now()
);

-- Only hashes: whoever reads this table cannot sign in with it.
create table tokens (
  hash text primary key,
  user_id text not null references users (id) on delete cascade,
  label text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz
);
create index tokens_by_user on tokens (user_id);

create table sign_in_links (
  hash text primary key,
  user_id text not null references users (id) on delete cascade,
  expires_at timestamptz not null
);

create table keyvalue (
  user_id text not null references users (id) on delete cascade,
  key text not null,
  value json not null,
  primary key (user_id, key)
);

-- What lies in the asset folder: the document says how an asset is used, this row says that its bytes were synced to disk.
create table assets (
  path text primary key,
  document_id text not null,
  mime_type text not null,
  size_bytes bigint not null,
  created_at timestamptz not null default now()
);
