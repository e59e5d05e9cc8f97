-- Bringing a partner in: who of its contacts has confirmed, and what they said of its masthead and of a test.
alter table contacts
  -- By the button behind the link of a mail to this very address. Empty for those that an editor noted and nobody asked.
  add column confirmed_at timestamptz,
  -- The last mail with such a link.
  add column invited_at timestamptz;

-- A contact of another address is another person, by whatever way it was changed: that one has confirmed nothing.
create function confirm_contact_anew() returns trigger language plpgsql as $$
begin
  new.confirmed_at := null;
  new.invited_at := null;
  return new;
end $$;
create trigger contacts_confirmed_anew before update of address on contacts
  for each row when (lower(old.address) <> lower(new.address)) execute function confirm_contact_anew();

-- What contacts say of what is not a subscription: that is in `consents`. The latest row of a subject counts, the others are its history.
create table onboarding_answers (
  id bigint generated always as identity primary key,
  partner_id text not null references partners (id),
  -- May be removed later.
  contact_id uuid not null,
  about text not null check (about in ('masthead', 'forward')),
  -- The digest of the masthead that was looked at; the id of the subscription whose test it is.
  subject text not null,
  answer text not null check (answer in ('approved', 'remark', 'arrived', 'trouble')),
  words text check (char_length(words) between 1 and 2000),
  at timestamptz not null default now(),
  check ((words is not null) = (answer in ('remark', 'trouble')))
);
create index onboarding_answers_latest on onboarding_answers (partner_id, about, subject, id desc);

alter table outbox drop constraint outbox_purpose_check,
  add check (purpose in ('proof', 'leftNotice', 'leavingNotice', 'confirmation', 'preferencesLink', 'partnerSignIn', 'partnerRemark', 'testForward'));
