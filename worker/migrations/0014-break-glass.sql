-- Two people who may not approve alone send it all the same, where nobody who may is left: each says why.
alter table approval_signatures add column break_glass_reason text check (break_glass_reason <> '');

-- How many hold the right to approve and neither wrote it nor asked for it, those who have signed among them.
create function others_who_may_sign(approval uuid) returns bigint language sql stable as $$
  select count(*) from rights r join approvals a on a.publication_id = r.publication_id
   where a.id = approval and r.right_name = 'approve' and r.user_id <> a.asked_by
     and not a.authors->'people' @> jsonb_build_array(jsonb_build_object('id', r.user_id))
$$;

-- Nobody signs what she wrote or asked for, whoever writes this row; by break-glass only where too few others could.
create or replace function refuse_signature_of_author() returns trigger language plpgsql as $$
begin
  if new.break_glass_reason is not null then
    if exists (select from approvals a where a.id = new.approval_id and others_who_may_sign(a.id) >= (a.authors->>'signaturesNeeded')::integer)
    then raise exception 'the glass is not broken while others may approve' using errcode = 'check_violation';
    end if;
  elsif exists (
    select from approvals a where a.id = new.approval_id
       and (a.asked_by = new.person_id or a.authors->'people' @> jsonb_build_array(jsonb_build_object('id', new.person_id)))
  ) then raise exception 'an author may not approve' using errcode = 'check_violation';
  end if;
  return new;
end $$;
