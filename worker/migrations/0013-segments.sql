-- Named parts of a publication's subscriptions. What was chosen for an issue is copied into its approval (`approvals.audience`), so that a
-- later change here changes nothing that was signed.
create table segments (
  id uuid primary key,
  publication_id text not null,
  name text not null check (name <> ''),
  -- { partners: [id or null], recipientKinds: [...], languages: [...], places: [...] }; all together, an empty one asks for nothing.
  conditions jsonb not null,
  created_at timestamptz not null default now()
);
create unique index segments_once on segments (publication_id, lower(name));
