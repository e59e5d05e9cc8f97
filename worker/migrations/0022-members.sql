-- Mail to a partner's members: what ends with a wish to stop, what a partner wants for its own list, and how fast its list is served.

-- A suppression is of the whole publication, or of one list of it alone: a partner's, or, where no partner stands, the publication's own
-- subscriptions. Who leaves, leaves one list. What was stored before this had been promised for the whole publication, and stays so.
update suppressions set leaving_id = null where reason <> 'unsubscribed';
alter table suppressions
  add column scope text not null default 'publication' check (scope in ('publication', 'list')),
  add column partner_id text references partners (id),
  -- Of what a partner set (`byPartner`): its reason, and who set it.
  add column note text check (note <> ''),
  add column set_by text check (set_by <> ''),
  add constraint suppressions_partner_of_list check (partner_id is null or scope = 'list'),
  -- A bounce, a complaint and an erasure are about the address, on whatever list it stands.
  add constraint suppressions_of_list check (scope = 'publication' or reason in ('unsubscribed', 'byPartner')),
  add constraint suppressions_by_partner check (
    (reason = 'byPartner') = (note is not null) and (reason = 'byPartner') = (set_by is not null) and (reason <> 'byPartner' or partner_id is not null)),
  -- An undo of its reader lifts a leaving, and nothing else.
  add constraint suppressions_of_leaving check (leaving_id is null or reason = 'unsubscribed'),
  drop constraint suppressions_pkey;
-- A partner's own stands beside what its member, a bounce or a complaint has set: lifting one leaves the other.
create unique index suppressions_once on suppressions (publication_id, address, scope, coalesce(partner_id, ''), (reason = 'byPartner'));

-- Of a suppression, and the partner of a subscription to its publication by its address.
create function is_on_list(suppression_scope text, suppression_partner text, subscription_partner text) returns boolean language sql immutable as $$
  select suppression_scope = 'publication' or suppression_partner is not distinct from subscription_partner
$$;

-- What a partner had set, and lifted again.
create table lifted_suppressions (
  id bigint generated always as identity primary key,
  publication_id text not null,
  address text not null,
  partner_id text not null references partners (id),
  note text,
  set_by text not null,
  created_at timestamptz not null,
  lifted_by text not null,
  lifted_at timestamptz not null default now()
);
create index lifted_suppressions_of_address on lifted_suppressions (address);

-- How many mails of campaigns the members of a partner may be given; null: as many as everybody else.
alter table partners
  add column members_per_hour_max integer check (members_per_hour_max between 1 and 1000000),
  add column members_per_day_max integer check (members_per_day_max between 1 and 1000000);

-- 'members partner-vngoc', by the minute of an hour and ten minutes of a day.
alter table pace_counts drop constraint pace_counts_span_check, add check (span in ('minute', 'hour', 'day'));
-- The partner whose bound a claimed row keeps.
alter table recipients add column pace_partner text;
create index recipients_paced_members on recipients (pace_partner) where state = 'claimed' and pace_partner is not null;
-- Whether a publication goes to members at all is asked with every look at a leaving.
create index subscriptions_of_members on subscriptions (publication_id, partner_id) where recipient_kind = 'members';
