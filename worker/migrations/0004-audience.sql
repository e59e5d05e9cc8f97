-- Whom content calls a partner, as the audience knows it: the lake may be away when a page or a notice has to name one. The name is the one
-- of the latest plan; the profile stays in the lake.
create table partners (
  id text primary key,
  name jsonb not null default '{}',
  first_seen_at timestamptz not null default now()
);
insert into partners (id) select distinct partner_id from subscriptions where partner_id is not null;
alter table subscriptions add foreign key (partner_id) references partners (id);

-- Who answers for a partner and takes its decisions; need not receive any issue.
create table contacts (
  id uuid primary key,
  partner_id text not null references partners (id),
  name text not null check (name <> ''),
  address text not null check (address <> ''),
  created_at timestamptz not null default now()
);
create unique index contacts_once on contacts (partner_id, lower(address));

-- A right is held for a publication. Earlier rows belong to the one there was.
alter table rights add column publication_id text;
update rights set publication_id = (select publication_id from subscriptions order by created_at limit 1);
delete from rights where publication_id is null;
alter table rights drop constraint rights_pkey, add primary key (user_id, publication_id, right_name);

-- Whose journal it is: each machine compares its own. Rows of before belong to the machine that has the file.
alter table journal_groups add column machine_id uuid;
