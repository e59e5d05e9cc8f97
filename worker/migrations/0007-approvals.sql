-- A yes to exact bytes. What leaves as a campaign is looked up here at every claim batch; there is no other way to a relay.
create table approvals (
  id uuid primary key,
  issue_id text not null,
  publication_id text not null,
  -- Over snapshot, editions, template version, audience definition and schedule (worker/src/approval/approved-digest.ts).
  digest text not null check (length(digest) = 64),
  snapshot_digest text not null references issue_snapshots (digest),
  template_version text not null,
  -- Null: as soon as the undo window after the last signature has passed.
  scheduled_at timestamptz,
  -- The counts that were shown when approval was asked for.
  audience jsonb not null,
  state text not null check (state in ('asked', 'approved', 'refused', 'withdrawn')),
  asked_by text not null,
  asked_by_name text not null,
  note text not null,
  asked_at timestamptz not null default now(),
  -- Who changed what differs from the last approved bytes: { people: [{ id, name }], signaturesNeeded, reason }.
  authors jsonb not null,
  signatures_needed smallint not null check (signatures_needed in (1, 2)),
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  reason text,
  check ((state = 'asked') = (decided_at is null)),
  check ((decided_by is null) = (decided_at is null)),
  check (state <> 'refused' or reason is not null)
);
-- Two people who ask at the same time ask once.
create unique index approvals_asked_once on approvals (issue_id) where state = 'asked';
create index approvals_of_issue on approvals (issue_id, asked_at desc);

create table approval_editions (
  approval_id uuid not null references approvals (id),
  key_text text not null,
  edition_digest text not null references rendered_editions (digest),
  recipient_count integer not null,
  primary key (approval_id, key_text)
);

create table approval_signatures (
  approval_id uuid not null references approvals (id),
  person_id text not null,
  person_name text not null,
  signed_at timestamptz not null default now(),
  primary key (approval_id, person_id)
);

-- Nobody signs what she wrote or asked for, whoever writes this row.
create function refuse_signature_of_author() returns trigger language plpgsql as $$
begin
  if exists (
    select from approvals a where a.id = new.approval_id
       and (a.asked_by = new.person_id or a.authors->'people' @> jsonb_build_array(jsonb_build_object('id', new.person_id)))
  ) then raise exception 'an author may not approve' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger approval_signatures_of_others before insert or update on approval_signatures
  for each row execute function refuse_signature_of_author();

alter table campaigns drop constraint campaigns_kind_check;
alter table campaigns add constraint campaigns_kind_check check (kind in ('rehearsal', 'campaign'));
alter table campaigns add column approval_id uuid unique references approvals (id);
-- A campaign exists by an approval alone; a rehearsal goes to the local mailbox and needs none.
alter table campaigns add constraint campaigns_by_approval check ((kind = 'campaign') = (approval_id is not null));
-- Nothing is handed over before.
alter table campaigns add column begins_at timestamptz not null default now();
alter table campaigns add column paused_at timestamptz;
alter table campaigns add column cancelled_at timestamptz;
create index recipients_of_subscription on recipients (subscription_id);
