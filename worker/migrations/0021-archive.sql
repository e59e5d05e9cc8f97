-- What readers find in the archive: derived from the snapshots of public issues, written when it is missing, and made anew by
-- `newsletter archive rebuild`. Which issues are public is never stored; it is asked of the campaigns (worker/src/store/public-issues.ts).
create table archive_issues (
  id integer generated always as identity primary key,
  snapshot_digest text not null unique references issue_snapshots (digest) on delete cascade,
  -- Raised when what is written here changes; a row of another form is missing.
  form integer not null,
  publication_id text not null,
  publication_slug text not null,
  month text not null,
  number integer not null,
  -- Codes of countries and regions that its items are about.
  places text[] not null,
  -- Nothing of the issue is shown before.
  embargo_until timestamptz,
  -- `ArchivedIssue` of worker/src/ports/archive.ts.
  issue jsonb not null
);

-- An item of such a snapshot in a language of its publication, in the order of the issue.
create table archive_items (
  archive_issue_id integer not null references archive_issues (id) on delete cascade,
  language text not null,
  position integer not null,
  item_id text not null,
  kind text not null,
  theme text,
  places text[] not null,
  -- `ArchivedItem`.
  item jsonb not null,
  -- Words of all its texts as they are compared, and their stems; each after the two letters of its language, so that one look finds a word
  -- in one language or in all of them.
  words tsvector not null,
  primary key (archive_issue_id, language, position)
);
create index archive_items_words on archive_items using gin (words);
-- All that decides about an item that is looked for without a word.
create index archive_items_by_language on archive_items (language) include (archive_issue_id, position, item_id, kind, theme, places);

-- Which bytes are the editions of which snapshot. The same bytes may be those of several, and a snapshot that somebody only asks approval for
-- takes none from the one that went out.
create table edition_snapshots (
  snapshot_digest text not null references issue_snapshots (digest),
  edition_digest text not null references rendered_editions (digest),
  -- When it was rendered last: of two templates the later one counts.
  kept_at timestamptz not null default now(),
  primary key (snapshot_digest, edition_digest)
);
insert into edition_snapshots (snapshot_digest, edition_digest) select snapshot_digest, digest from rendered_editions;
-- Those that a later snapshot had taken.
insert into edition_snapshots (snapshot_digest, edition_digest)
select a.snapshot_digest, e.edition_digest from approvals a join approval_editions e on e.approval_id = a.id on conflict do nothing;
