-- Visits to our own pages, where a publication has its counts on: numbers by day, and nothing of who came. Written once a minute.
create table visits (
  day date not null,
  publication_id text not null,
  page text not null check (page in ('edition', 'pack', 'download', 'archive', 'subscribe')),
  issue_id text check ((issue_id is not null) = (page in ('edition', 'pack', 'download'))),
  -- Whose pack: an organisation.
  partner_id text references partners (id) check ((partner_id is not null) = (page = 'pack')),
  language text,
  -- Of a file that was taken away; `zip` is all of them.
  format text check ((format is not null) = (page = 'download')),
  visit_count bigint not null check (visit_count > 0),
  unique nulls not distinct (day, publication_id, page, issue_id, partner_id, language, format)
);
create index visits_of_issue on visits (issue_id) where issue_id is not null;
create index visits_of_publication on visits (publication_id, day) where issue_id is null;

-- To how many a partner says it forwarded an issue: the latest row of a partner and campaign counts, the others are its history. Of the
-- organisation alone: who of it answered is asked nowhere and stored nowhere.
create table reach_answers (
  id bigint generated always as identity primary key,
  partner_id text not null references partners (id),
  campaign_id uuid not null references campaigns (id),
  people_count integer not null check (people_count between 0 and 1000000),
  stakeholder_kinds text[] not null,
  answered_at timestamptz not null default now()
);
create index reach_answers_of_question on reach_answers (campaign_id, partner_id, id desc);
