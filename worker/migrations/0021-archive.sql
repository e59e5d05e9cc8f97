-- What readers find in the archive: derived from the snapshots of public issues, written when it is missing, and made anew by
-- `newsletter archive rebuild`. Which issues are public is never stored; it is asked of the campaigns (worker/src/store/public-issues.ts).
create table archive_issues (
  snapshot_digest text primary key references issue_snapshots (digest) on delete cascade,
  -- Raised when what is written here changes; a row of another form is missing.
  form integer not null,
  publication_id text not null,
  publication_slug text not null,
  -- Nothing of the issue is shown before.
  embargo_until timestamptz,
  -- `ArchivedIssue` of worker/src/ports/archive.ts.
  issue jsonb not null
);
create index archive_issues_of_publication on archive_issues (publication_id);

-- An item of such a snapshot in a language of its publication, in the order of the issue.
create table archive_items (
  snapshot_digest text not null references archive_issues (snapshot_digest) on delete cascade,
  language text not null,
  position integer not null,
  item_id text not null,
  kind text not null,
  theme text,
  -- Codes of countries and regions.
  places text[] not null,
  -- `ArchivedItem`.
  item jsonb not null,
  -- Words of all its texts as they are compared, and their stems.
  words tsvector not null,
  primary key (snapshot_digest, language, position)
);
create index archive_items_words on archive_items using gin (words);
