-- A contact of a partner signs in by a link of a mail and by nothing else: there is no password that could be lost. A link is used once.
create table partner_sign_ins (
  id uuid primary key,
  partner_id text not null references partners (id),
  contact_id uuid not null references contacts (id) on delete cascade,
  -- Stands in the link, beside the partner's number.
  number bytea not null check (octet_length(number) = 4),
  -- The page it leads to, below /partner.
  landing text not null check (landing ~ '^[a-z][a-z-]{0,31}$'),
  -- That of who invites; null where the contact asked.
  publication_id text,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  unique (partner_id, number)
);
create index partner_sign_ins_of_contact on partner_sign_ins (contact_id);

-- Who is signed in, until when, and for which partner.
create table partner_sessions (
  -- SHA-256 of what the browser keeps: whoever reads this table cannot sign in with it.
  digest bytea primary key check (octet_length(digest) = 32),
  sign_in_id uuid not null references partner_sign_ins (id) on delete cascade,
  -- The one whose partner is being looked at: a person may answer for several, under the same address.
  contact_id uuid not null references contacts (id) on delete cascade,
  began_at timestamptz not null default now(),
  ends_at timestamptz not null
);
create index partner_sessions_of_sign_in on partner_sessions (sign_in_id);
create index partner_sessions_of_contact on partner_sessions (contact_id);

-- A contact of another address is another person, by whatever way it was changed: links and sessions of the earlier one end.
create function end_partner_sign_ins() returns trigger language plpgsql as $$
begin
  delete from partner_sessions where contact_id = new.id;
  delete from partner_sign_ins where contact_id = new.id;
  return null;
end $$;
create trigger contacts_of_another_address after update of address on contacts
  for each row when (lower(old.address) <> lower(new.address)) execute function end_partner_sign_ins();

-- By what a partner may bring its members without asking each of them: its written agreement with the publisher, per publication. The latest
-- row counts; one without a reference ends it.
create table partner_agreements (
  id bigint generated always as identity primary key,
  partner_id text not null references partners (id),
  publication_id text not null,
  reference text check (reference <> '' and length(reference) <= 200),
  -- The day on which it was signed.
  agreed_on date check ((agreed_on is null) = (reference is null)),
  recorded_by text not null,
  recorded_at timestamptz not null default now()
);
create index partner_agreements_latest on partner_agreements (partner_id, publication_id, id desc);

-- A file of members between the look at it and the button that adds it: one of each session, gone with it.
create table partner_uploads (
  session_digest bytea primary key references partner_sessions (digest) on delete cascade,
  publication_id text not null,
  file_name text not null,
  -- SHA-256 of the bytes, as the look at them named it.
  digest bytea not null check (octet_length(digest) = 32),
  content bytea not null,
  -- Of the lines that name none.
  language text not null,
  created_at timestamptz not null default now()
);

alter table outbox drop constraint outbox_purpose_check,
  add check (purpose in ('proof', 'leftNotice', 'leavingNotice', 'confirmation', 'preferencesLink', 'partnerSignIn'));
