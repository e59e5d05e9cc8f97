import { languages, type Language } from "@newsletter/schemas";
import { sql } from "kysely";
import type { ArchivedItem, ArchiveQuestion, Bounds } from "../ports/archive.ts";
import { stemsOf } from "./archive-rows.ts";
import type { Database } from "./database.ts";

interface FoundRow {
  readonly archive_issue_id: number;
  readonly language: Language;
  readonly item: ArchivedItem;
}

/** Items of these issues, in their order. One that stood in several, or was found in several languages, is given once: its latest. */
export async function findItems(
  db: Database,
  archiveIssueIds: readonly number[],
  question: ArchiveQuestion,
  { offset, countMax }: Bounds,
): Promise<readonly FoundRow[]> {
  const { theme, kind, places, words, language, readersLanguage } = question;
  const preferred = [readersLanguage, ...languages.filter((each) => each !== readersLanguage)];
  const searched = language === undefined && words.length > 0 ? languages : [language ?? readersLanguage];
  const { rows } = await sql<FoundRow>`
    with shown as (select * from unnest(${archiveIssueIds}::integer[]) with ordinality as shown (id, place)),
    -- Where an item stands, as one number: its issue, its language, its position.
    latest as (
      select min((s.place * 8 + array_position(${preferred}::text[], i.language)) * ${positionsMax} + i.position) as at
        from archive_items i join shown s on s.id = i.archive_issue_id
       where ${words.length === 0 ? sql`i.language = ${searched[0]}` : sql`i.words @@ ${queryFor(words, searched)}`}
         and (${theme ?? null}::text is null or i.theme = ${theme ?? null})
         and (${kind ?? null}::text is null or i.kind = ${kind ?? null})
         and (${places ?? null}::text[] is null or i.places && ${places ?? null}::text[])
       group by i.item_id order by at limit ${countMax} offset ${offset})
    select i.archive_issue_id, i.language, i.item
      from latest l join shown s on s.place = l.at / (8 * ${positionsMax})
      join archive_items i on i.archive_issue_id = s.id
       and i.language = (${preferred}::text[])[(l.at / ${positionsMax} % 8)::integer] and i.position = l.at % ${positionsMax}
     order by l.at`.execute(db);
  return rows;
}

/** More items than an issue has. */
const positionsMax = sql`100000`;

/** Every word is found, in one and the same language: as it was typed, as the beginning of one, or by its stem. With a letter alone half of all words begin. */
function queryFor(words: readonly string[], searched: readonly Language[]): ReturnType<typeof sql> {
  // Words are letters and figures alone (archive/search-words.ts); stems of them are quoted like them all the same.
  return sql`(
    select string_agg('(' || ofLanguage || ')', ' | ')::tsquery from (
      select string_agg('(' || quote_literal(language || word) || case when word ~ '^[a-z0-9]$' then '' else ':*' end || coalesce(' | ' || nullif(array_to_string(array(
               select quote_literal(language || stem) from unnest(${stemsOf(sql`word`, sql`language`)}) stem), ' | '), ''), '') || ')', ' & ') as ofLanguage
        from unnest(${searched}::text[]) language cross join unnest(${words}::text[]) word group by language) by_language)`;
}
