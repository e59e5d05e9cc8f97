import { issueSnapshotSchema, type Language } from "@newsletter/schemas";
import { sql } from "kysely";
import { archivedIssue, archiveForm, indexedItems } from "../archive/archived-issue.ts";
import { embargoEnd } from "../campaign/release.ts";
import type { ArchivedItem, IndexedItem } from "../ports/archive.ts";
import type { Database } from "./database.ts";

/** Writes what is derived of a snapshot, unless somebody else just did. */
export async function derive(db: Database, digest: string): Promise<void> {
  const stored = await db.selectFrom("issue_snapshots").select("snapshot").where("digest", "=", digest).executeTakeFirstOrThrow();
  const snapshot = issueSnapshotSchema.parse(stored.snapshot);
  const { publication, month, number, ...issue } = archivedIssue(snapshot);
  const items = indexedItems(snapshot);
  const places = [...new Set(items.flatMap((item) => item.places))];
  await db.transaction().execute(async (transaction) => {
    await sql`delete from archive_issues where snapshot_digest = ${digest} and form <> ${archiveForm}`.execute(transaction);
    const { rows } = await sql<{ id: number }>`
      insert into archive_issues (snapshot_digest, form, publication_id, publication_slug, month, number, places, embargo_until, issue)
      values (${digest}, ${archiveForm}, ${publication.id}, ${publication.slug}, ${month}, ${number}, ${places}, ${embargoEnd(snapshot) ?? null},
              ${JSON.stringify({ publication, month, number, ...issue })})
      on conflict do nothing returning id`.execute(transaction);
    for (const { id } of rows) {
      // oxlint-disable-next-line no-await-in-loop -- one at most
      await keepItems(transaction, id, items);
    }
  });
}

async function keepItems(db: Database, archiveIssueId: number, items: readonly IndexedItem[]): Promise<void> {
  const positions = new Map<Language, number>();
  const rows = items.map((indexed) => {
    const { id, kind, title, summary, theme, places, language, words } = indexed;
    const position = positions.get(language) ?? 0;
    positions.set(language, position + 1);
    const item: ArchivedItem = { id, kind, title, summary, theme, places };
    return { language, position, item_id: id, kind, theme: theme ?? null, places, item, words };
  });
  await sql`
    insert into archive_items (archive_issue_id, language, position, item_id, kind, theme, places, item, words)
    select ${archiveIssueId}, i.language, i.position, i.item_id, i.kind, i.theme, i.places, i.item, array_to_tsvector(w.found)
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
             as i (language text, position integer, item_id text, kind text, theme text, places text[], item jsonb, words text[])
     cross join lateral (
       select coalesce(array_agg(distinct i.language || found), '{}') as found
         from unnest(i.words) word cross join lateral unnest(word || ${stemsOf(sql`word`, sql`i.language`)}) found
        where found <> '') w`.execute(db);
}

/** Of a word in a language, as the dictionaries that PostgreSQL brings have them: none for Chinese and for words without meaning of their own. */
export function stemsOf(word: ReturnType<typeof sql>, language: ReturnType<typeof sql>): ReturnType<typeof sql> {
  return sql`coalesce(case ${language}
    when 'en' then ts_lexize('english_stem', ${word}) when 'fr' then ts_lexize('french_stem', ${word})
    when 'es' then ts_lexize('spanish_stem', ${word}) when 'ar' then ts_lexize('arabic_stem', ${word})
    when 'ru' then ts_lexize('russian_stem', ${word}) end, '{}'::text[])`;
}
