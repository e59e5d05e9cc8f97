import { languages, type Language } from "@newsletter/schemas";
import { sql } from "kysely";
import type { ArchivedItem, ArchiveQuestion, Bounds, FoundItem } from "../ports/archive.ts";
import { newestFirst, publicRows, stemsOf } from "./archive-rows.ts";
import type { Database } from "./database.ts";

/** Items of public issues. One that stood in several issues, or was found in several languages, is given once. */
export async function findItems(
  db: Database,
  publicationId: string,
  question: ArchiveQuestion,
  { offset, countMax }: Bounds,
): Promise<readonly FoundItem[]> {
  const { theme, kind, places, words, language, readersLanguage } = question;
  const searched = language === undefined && words.length > 0 ? languages : [language ?? readersLanguage];
  const found = languages.filter((each) => searched.includes(each)).map((each) => inLanguage(each, words));
  const { rows } = await sql<{ snapshot_digest: string; language: Language; item: ArchivedItem }>`
    with public as materialized (select *, row_number() over (order by ${newestFirst}) as place from (${publicRows}) p where p.publication_id = ${publicationId}),
    once as (
      select distinct on (i.item_id) i.snapshot_digest, i.language, i.position, i.item, p.place
        from archive_items i join public p on p.snapshot_digest = i.snapshot_digest
       where (${sql.join(found, sql` or `)})
         and (${theme ?? null}::text is null or i.theme = ${theme ?? null})
         and (${kind ?? null}::text is null or i.kind = ${kind ?? null})
         and (${places ?? null}::text[] is null or i.places && ${places ?? null}::text[])
       order by i.item_id, p.place, i.language <> ${readersLanguage}, array_position(${languages}::text[], i.language))
    select snapshot_digest, language, item from once order by place, position, language limit ${countMax} offset ${offset}`.execute(db);
  return rows.map(({ snapshot_digest, language: foundIn, item }) => ({ item, snapshotDigest: snapshot_digest, language: foundIn }));
}

/** Every word is found, as it was typed, as the beginning of one, or by its stem in this language. */
function inLanguage(language: Language, words: readonly string[]): ReturnType<typeof sql> {
  if (words.length === 0) return sql`i.language = ${language}`;
  // Words are letters and figures alone (archive/search-words.ts), and stems of them are quoted by the database.
  return sql`(i.language = ${language} and i.words @@ (
    select string_agg('(' || quote_literal(word) || ':*' || coalesce(' | ' || nullif(array_to_string(array(
             select quote_literal(stem) from unnest(${stemsOf(sql`word`, sql`${language}::text`)}) stem), ' | '), ''), '') || ')', ' & ')::tsquery
      from unnest(${words}::text[]) word))`;
}
