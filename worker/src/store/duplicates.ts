import { recipientKindSchema } from "@newsletter/schemas";
import type { Client } from "pg";
import type { DuplicateMailbox, DuplicateOf } from "../ports/audience-files.ts";
import { alone } from "./import-lines.ts";

// The same mailbox several times in one publication: through two partners, or by itself and as a partner's member. A plan gives it one copy, to
// the subscription that was there first (ADR 17). A merge keeps the one with the oldest consent; the other goes on under its own number, so that links in
// earlier mails work, and keeps its own history.

/** `$1` publication. */
const duplicates = `
  with open as (
    select s.id, s.address, lower(s.address) as mailbox, s.partner_id, s.recipient_kind, s.languages, s.state, s.tags, s.created_at,
           coalesce((select min(c.at) from consents c where c.subscription_id = s.id and c.act = 'given'), s.created_at) as since,
           -- One that its partner wants nothing sent to is not what its reader gets, and joins nothing to itself.
           exists (select from suppressions p where p.publication_id = $1 and p.address = lower(s.address) and is_on_list(p.scope, p.partner_id, s.partner_id)) as is_kept_back
      from subscriptions s
     where s.publication_id = $1 and s.state in ('requested', 'active') and s.merged_into is null
       and lower(s.address) in (
         select lower(address) from subscriptions where publication_id = $1 and state in ('requested', 'active') and merged_into is null
          group by 1 having count(*) > 1)
  )
  select *, bool_or(recipient_kind in ('desk', 'list')) over (partition by mailbox) as is_shared,
         first_value(id) over (partition by mailbox order by is_kept_back, state = 'active' desc, created_at, id) as planned_id,
         first_value(id) over (partition by mailbox order by is_kept_back, state = 'active' desc, since, id) as kept_id
    from open`;

interface Row {
  readonly id: string;
  readonly address: string;
  readonly mailbox: string;
  readonly partner_id: string | null;
  readonly recipient_kind: string;
  readonly languages: readonly string[];
  readonly state: "requested" | "active";
  readonly since: Date;
  readonly is_shared: boolean;
  readonly planned_id: string;
  readonly kept_id: string;
}

export async function findDuplicates(client: Client, publicationId: string): Promise<readonly DuplicateMailbox[]> {
  const { rows } = await client.query<Row>(`${duplicates} order by mailbox, created_at, id`, [publicationId]);
  return [...Map.groupBy(rows, ({ mailbox }) => mailbox)].map(([address, subscriptions]) => ({
    address,
    isShared: subscriptions.some(({ is_shared }) => is_shared),
    subscriptions: subscriptions.map(duplicateOf),
  }));
}

function duplicateOf(row: Row): DuplicateOf {
  return {
    subscriptionId: row.id,
    partnerId: row.partner_id,
    recipientKind: recipientKindSchema.parse(row.recipient_kind),
    languages: row.languages,
    state: row.state,
    since: row.since.toISOString(),
    isPlanned: row.id === row.planned_id,
    isKept: row.id === row.kept_id,
  };
}

/** Who left meanwhile is not joined with anything: the state is looked at again. */
const join = `
  with joined as (
    update subscriptions s set merged_into = d.kept_id from (${duplicates}) d
     where s.id = d.id and d.id <> d.kept_id and not d.is_shared and s.state in ('requested', 'active') and s.merged_into is null
    returning s.id, s.address, s.languages, s.tags, s.merged_into
  ), marked as (
    update subscriptions k set tags = array(
             select tag from (select unnest(k.tags) as tag union select unnest(j.tags) from joined j where j.merged_into = k.id) as all_tags order by tag collate "C" limit 20)
     where k.id in (select merged_into from joined) returning k.id, k.address, k.languages
  ), noted as (
    insert into consents (subscription_id, act, method, address, languages, actor, detail)
    select id, 'changed', 'commandLine', address, languages, $2, jsonb_build_object('mergedInto', merged_into) from joined
    union all
    select id, 'changed', 'commandLine', address, languages, $2,
           jsonb_build_object('mergedFrom', (select jsonb_agg(j.id order by j.id) from joined j where j.merged_into = marked.id)) from marked
  )
  select count(*)::int as count from joined`;

/** Within a transaction. */
export async function mergeDuplicates(client: Client, publicationId: string, actor: string): Promise<number> {
  await alone(client, publicationId);
  const { rows } = await client.query<{ count: number }>(join, [publicationId, actor]);
  const count = rows[0]?.count ?? 0;
  if (count > 0)
    await client.query("insert into audit (actor, action, subject, detail) values ($1, 'audience.merged', $2, $3)", [
      actor,
      publicationId,
      JSON.stringify({ merged: count }),
    ]);
  return count;
}
