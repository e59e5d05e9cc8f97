import type { ImportOutcome } from "@newsletter/schemas";
import type { Client } from "pg";
import type { ImportedLine, ImportRequest, ImportResult } from "../ports/audience-files.ts";

// What becomes of staged lines (`stage-lines.ts`), each in one look at all of them: `judged` says of every line what it comes to, which is what a
// dry run tells; then what is new or changed is written, with its row in the history of consent.
//
// Readers go on leaving and changing their settings meanwhile. Nobody waits for an import, so between the judging and the writing somebody may
// have left: every write looks at the state again, and what is not as it was judged is `refused` as `changedMeanwhile`.

const linesPerAnswer = 5_000;
const newPartnersShownMax = 20;
/** With the publication: two imports into the same one go one after the other. */
const importLock = 7_250_020;

/** `$1` publication, `$2` whether an agreement brings these people, `$3` whether a partner's own contact does. */
const judge = `
  create temp table judged as
  with numbered as (
    select *, min(line) filter (where fault is null) over (partition by mailbox, coalesce(partner_id, '')) as first_line from staged
  ), found as (
    select t.line, t.fault, t.first_line, t.address, t.mailbox, t.partner_id, t.languages, t.id, t.number,
           coalesce(t.recipient_kind, s.recipient_kind, 'person') as recipient_kind, coalesce(t.tags, s.tags, '{}') as tags,
           -- Confirmed opt-in for everybody whom no partner's agreement brings: who has no partner is asked.
           case when $2::boolean and t.wanted = 'active' and t.partner_id is not null then 'active' else 'requested' end as brought,
           s.id as subscription_id, s.address as found_address, s.state as found_state, s.merged_into, s.languages as found_languages,
           s.recipient_kind as found_kind, s.tags as found_tags, exists (select from suppressions p where p.publication_id = $1 and p.address = t.mailbox and is_on_list(p.scope, p.partner_id, t.partner_id)) as is_suppressed,
           -- The one that a partner's removal of its own member set says nothing of the member.
           exists (select from suppressions p where p.publication_id = $1 and p.address = t.mailbox and is_on_list(p.scope, p.partner_id, t.partner_id)
                      and not (p.reason = 'unsubscribed' and p.scope = 'list' and p.leaving_id is null)) as is_kept_back,
           -- Of whatever publication: who wished to be forgotten is not asked again by another one.
           t.erased_mark in (select address from suppressions where reason = 'erased') as is_erased
      from numbered t
      left join subscriptions s on s.publication_id = $1 and lower(s.address) = t.mailbox and coalesce(s.partner_id, '') = coalesce(t.partner_id, '')
  ), compared as (
    select *, case when subscription_id is not null then array_remove(array[
             case when languages <> found_languages then 'languages' end,
             case when recipient_kind <> found_kind then 'recipientKind' end,
             case when tags <> found_tags then 'tags' end,
             case when found_state = 'requested' and brought = 'active' then 'state' end], null) end as changes
      from found
  ), reasoned as (
    select *, case
             when fault is not null then fault
             when first_line < line then 'line ' || first_line
             when merged_into is not null then 'mergedBefore'
             when $3::boolean and found_kind <> 'members' then 'notAMember'
             when $3::boolean and found_state = 'left' and not is_kept_back and not is_erased and ('withdrawn', 'contact') = (
               select c.act, c.method from consents c where c.subscription_id = compared.subscription_id order by c.id desc limit 1) then 'removedBefore'
             when found_state in ('left', 'leaving') then found_state
             when is_suppressed then 'suppressed'
             when is_erased then 'erased'
             when changes && '{languages,recipientKind}' and exists (
               select from consents c where c.subscription_id = compared.subscription_id and c.actor = 'reader' and c.act in ('asked', 'given', 'changed'))
               then 'ownChoice'
           end as obstacle
      from compared
  )
  select line, address, mailbox, partner_id, languages, id, number, recipient_kind, tags, brought, subscription_id, found_address, found_state, changes,
         case
           when fault is not null then 'faulty'
           when first_line < line then 'merged'
           when obstacle is not null then 'refused'
           when subscription_id is null then 'new'
           when cardinality(changes) > 0 then 'changed'
           when address <> found_address then 'merged'
           else 'unchanged'
         end as outcome,
         case
           when obstacle is not null then obstacle
           when subscription_id is null then case brought when 'requested' then 'requested' end
           when cardinality(changes) > 0 then array_to_string(changes, ', ')
           when address <> found_address then 'there already, written differently'
         end as reason
    from reasoned`;

const addNew = `
  with added as (
    insert into subscriptions (id, number, publication_id, address, recipient_kind, partner_id, languages, state, tags)
    select id, number, $1, address, recipient_kind, partner_id, languages, brought, tags from judged j
     where outcome = 'new' and not exists (
       select from suppressions p where p.publication_id = $1 and p.address = j.mailbox and is_on_list(p.scope, p.partner_id, j.partner_id))
     order by line
    on conflict do nothing returning id)
  insert into written select j.line from judged j join added a on a.id = j.id`;

const changeFound = `
  with changed as (
    update subscriptions s set languages = j.languages, recipient_kind = j.recipient_kind, tags = j.tags,
           state = case when 'state' = any (j.changes) then 'active' else s.state end
      from judged j where j.outcome = 'changed' and s.id = j.subscription_id and s.state = j.found_state returning j.line)
  insert into written select line from changed`;

const refuseOthers = `
  update judged j set outcome = 'refused', reason = 'changedMeanwhile'
   where outcome in ('new', 'changed') and not exists (select from written w where w.line = j.line)`;

/** `$1` actor, `$2` what all rows have in common. */
const noteConsents = `
  insert into consents (subscription_id, act, method, address, languages, actor, detail)
  select coalesce(subscription_id, id), act, case when act = 'given' then 'agreement' else 'import' end, coalesce(found_address, address), languages, $1,
         $2::jsonb || jsonb_build_object('line', line) || case when outcome = 'changed' then jsonb_build_object('changed', changes) else '{}' end
    from (select *, case when outcome = 'new' then case brought when 'active' then 'given' else 'asked' end
                         when 'state' = any (changes) then 'given' else 'changed' end as act
            from judged where outcome in ('new', 'changed')) j
   order by line`;

/** Within a transaction. */
export async function importStaged(client: Client, request: ImportRequest): Promise<ImportResult> {
  const { publicationId, actor, file, agreement, isDryRun, skipFaulty, byPartner } = request;
  await alone(client, publicationId);
  // A statement that makes a table takes no parameters; a prepared one would.
  await client.query(withLiterals(client, judge, [publicationId, String(agreement !== undefined), String(byPartner !== undefined)]));
  await client.query("analyze judged");
  const judged = await countsOf(client);
  const newPartners = await newPartnersOf(client);
  if (byPartner !== undefined && judged.counts.new > 0) {
    const left = byPartner.newMax - (await addedToday(client, publicationId, byPartner.partnerId));
    if (judged.counts.new > left) return { state: "refused", ...judged, newPartners, isTooMany: true };
  }
  if (isDryRun) return { state: "dryRun", ...judged, newPartners };
  if (judged.counts.faulty > 0 && !skipFaulty) return { state: "refused", ...judged, newPartners };
  await client.query("create temp table written (line int primary key)");
  await client.query(
    "insert into partners (id, name) select distinct partner_id, '{}'::jsonb from judged where outcome = 'new' and partner_id is not null on conflict do nothing",
  );
  await client.query(addNew, [publicationId]);
  await client.query(changeFound);
  await client.query(refuseOthers);
  const common = {
    file,
    fileDigest: request.fileDigest(),
    ...(agreement === undefined ? {} : { agreement }),
    ...(byPartner === undefined ? {} : { byPartner: byPartner.partnerId }),
  };
  await client.query(noteConsents, [actor, JSON.stringify(common)]);
  const result = await countsOf(client);
  await client.query("insert into audit (actor, action, subject, detail) values ($1, 'audience.imported', $2, $3)", [
    actor,
    publicationId,
    JSON.stringify({ ...common, ...result.counts, requested: result.requestedCount }),
  ]);
  return { state: "imported", ...result, newPartners };
}

function withLiterals(client: Client, statement: string, values: readonly string[]): string {
  return statement.replaceAll(/\$(\d)/gu, (_whole, index: string) => client.escapeLiteral(values[Number(index) - 1] ?? ""));
}

async function countsOf(client: Client): Promise<Pick<ImportResult, "counts" | "requestedCount">> {
  const { rows } = await client.query<{ outcome: ImportOutcome; count: string; requested: string }>(
    "select outcome, count(*) as count, count(*) filter (where outcome = 'new' and brought = 'requested') as requested from judged group by outcome",
  );
  const counts = Object.fromEntries(rows.map(({ outcome, count }) => [outcome, Number(count)]));
  const none: Record<ImportOutcome, number> = { new: 0, changed: 0, unchanged: 0, merged: 0, refused: 0, faulty: 0 };
  return { counts: { ...none, ...counts }, requestedCount: rows.reduce((sum, { requested }) => sum + Number(requested), 0) };
}

async function newPartnersOf(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ partner_id: string }>(
    `select distinct partner_id from judged j where outcome = 'new' and partner_id is not null
        and not exists (select from partners p where p.id = j.partner_id) order by 1 limit $1`,
    [newPartnersShownMax],
  );
  return rows.map(({ partner_id }) => partner_id);
}

/** By its own contacts. Two files at once are counted one after the other, under the lock. */
async function addedToday(client: Client, publicationId: string, partnerId: string): Promise<number> {
  const { rows } = await client.query<{ count: string }>(
    `select count(*) as count from subscriptions s join consents c on c.subscription_id = s.id
      where s.publication_id = $1 and s.partner_id = $2 and s.recipient_kind = 'members' and c.at > now() - interval '1 day'
        and c.method in ('import', 'agreement', 'contact') and c.act in ('asked', 'given') and c.detail->>'byPartner' = $2`,
    [publicationId, partnerId],
  );
  return Number(rows[0]?.count ?? 0);
}

/** Until the transaction ends nobody else imports into this publication, or merges what is in it. */
export async function alone(client: Client, publicationId: string): Promise<void> {
  await client.query("select pg_advisory_xact_lock($1, hashtext($2))", [importLock, publicationId]);
}

/** In their order; a part at a time. */
export async function* judgedLines(client: Client): AsyncGenerator<ImportedLine> {
  await client.query("create index on judged (line)");
  let last = 0;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- each part follows the one before
    const { rows } = await client.query<ImportedLine>("select line, outcome, reason from judged where line > $1 order by line limit $2", [
      last,
      linesPerAnswer,
    ]);
    yield* rows;
    const end = rows.at(-1);
    if (end === undefined) return;
    last = end.line;
  }
}
