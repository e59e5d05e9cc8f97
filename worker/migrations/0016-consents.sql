-- Stands in links of packs instead of the id: nothing about the partner can be read from it, and nobody can guess another's.
alter table partners add column number bytea not null unique default substring(uuid_send(gen_random_uuid()) from 9 for 8) check (octet_length(number) = 8);

-- What was agreed, to which words, when, how and by whom (GDPR, Art. 7(1)). Rows are added and never changed, but that erasure takes the
-- address out of them.
create table consents (
  id bigint generated always as identity primary key,
  subscription_id uuid not null references subscriptions (id),
  act text not null check (act in ('asked', 'given', 'changed', 'withdrawn', 'restored', 'erased')),
  method text not null check (method in ('form', 'import', 'agreement', 'oneClick', 'page', 'mail', 'contact', 'commandLine')),
  -- The address at the time.
  address text,
  languages text[] not null,
  -- Names the words that were shown, and their version: `subscribe.en.1`.
  wording text,
  -- A person's id, a contact's id, or 'reader'.
  actor text not null,
  -- A file and its line, a partner's agreement, what was changed.
  detail jsonb not null default '{}',
  at timestamptz not null default now()
);
create index consents_of_subscription on consents (subscription_id, id);

-- Those that were imported before there was a history.
insert into consents (subscription_id, act, method, address, languages, actor, detail, at)
select id, case state when 'requested' then 'asked' else 'given' end, 'import', address, languages, 'import', '{}', created_at from subscriptions;
insert into consents (subscription_id, act, method, address, languages, actor, detail, at)
select s.id, 'withdrawn', case e.source when 'oneClick' then 'oneClick' else 'page' end, s.address, s.languages, 'reader', '{}', e.received_at
  from feedback_events e join subscriptions s on s.id = e.subscription_id where e.kind = 'unsubscribe';

-- Single mails that carry no edition: confirmations and notices. `about` is what makes two of them the same mail.
alter table outbox drop constraint outbox_purpose_check,
  add check (purpose in ('proof', 'leftNotice', 'leavingNotice', 'confirmation', 'preferencesLink')),
  alter column issue_id drop not null, alter column key_text drop not null, alter column edition_digest drop not null,
  add check ((purpose = 'proof') = (edition_digest is not null)),
  add column about text;
update outbox set about = edition_digest;
alter table outbox alter column about set not null;
create index outbox_about on outbox (purpose, about);

-- What a publication calls itself, as of the latest snapshot that was kept: pages and notices name it while the lake is away.
create table publications (
  id text primary key,
  slug text not null,
  -- `IssueSnapshot["publication"]`.
  profile jsonb not null,
  base_url text not null,
  seen_at timestamptz not null default now()
);
insert into publications (id, slug, profile, base_url, seen_at)
select distinct on (snapshot->'publication'->>'id') snapshot->'publication'->>'id', publication_slug, snapshot->'publication', snapshot->>'baseUrl', taken_at
  from issue_snapshots where snapshot ? 'publication' order by snapshot->'publication'->>'id', taken_at desc;
