import { sql } from "kysely";
import type { TagResult, TagStore, TagWish } from "../ports/tagging.ts";
import { audit } from "./audit.ts";
import type { Database } from "./database.ts";

export function createTagStore(db: Database): TagStore {
  return { change: (wish) => db.transaction().execute(async (transaction) => change(transaction, wish)) };
}

/** All of them or none. Tags stay in order, each once, as imports and segments have them. */
async function change(transaction: Database, wish: TagWish): Promise<TagResult> {
  const { publicationId, addresses, partnerId, file, tag, set, taken, tagsMax, actor, isDryRun } = wish;
  const added = [...set];
  const gone = [...taken];
  const found = sql`
    select s.id, s.address, s.languages, s.tags,
           array(select distinct t collate "C" from unnest(s.tags || ${added}::text[]) as t where t <> all (${gone}::text[]) order by 1) as wanted
      from subscriptions s
     where s.publication_id = ${publicationId} and s.erased_at is null and s.merged_into is null
       and (${partnerId ?? null}::text is null or s.partner_id = ${partnerId ?? null})
       and (${tag ?? null}::text is null or ${tag ?? null} = any (s.tags))
       ${addresses === undefined ? sql`` : sql`and lower(s.address) = any (${addresses.map((each) => each.toLowerCase())}::text[])`}
       ${file === undefined ? sql`` : sql`and exists (select from consents c where c.subscription_id = s.id and c.method = 'import' and c.detail->>'file' = ${file})`}
     order by s.id for update of s`;
  const judged = sql`judged as (
    select *, case when wanted = array(select t collate "C" from unnest(tags) as t order by 1) then 'unchanged'
                   when cardinality(wanted) > ${tagsMax} then 'full' else 'changed' end as outcome from found)`;
  const detail = JSON.stringify({ changed: ["tags"], set: added, taken: gone });
  const written = isDryRun
    ? sql``
    : sql`, written as (
        update subscriptions s set tags = j.wanted from judged j where j.id = s.id and j.outcome = 'changed' returning s.id
      ), noted as (
        insert into consents (subscription_id, act, method, address, languages, actor, detail)
        select j.id, 'changed', 'commandLine', j.address, j.languages, ${actor}, ${detail}::jsonb from judged j join written w on w.id = j.id order by j.id)`;
  const { rows } = await sql<{ outcome: string; count: string }>`
    with found as (${found}), ${judged}${written} select outcome, count(*) as count from judged group by 1`.execute(transaction);
  const countOf = (outcome: string): number => Number(rows.find((row) => row.outcome === outcome)?.count ?? 0);
  const result = { changedCount: countOf("changed"), unchangedCount: countOf("unchanged"), fullCount: countOf("full") };
  if (!isDryRun && result.changedCount > 0)
    await audit(transaction, {
      actor,
      action: "audience.tagged",
      subject: publicationId,
      detail: { count: result.changedCount, set: added, taken: gone },
    });
  return result;
}
