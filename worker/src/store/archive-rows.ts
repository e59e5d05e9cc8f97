import { issueSnapshotSchema } from "@newsletter/schemas";
import { sql } from "kysely";
import { archivedIssue, archiveForm, indexedItems } from "../archive/archived-issue.ts";
import { embargoEnd } from "../campaign/release.ts";
import type { ArchivedIssue, IndexedItem } from "../ports/archive.ts";
import type { Database } from "./database.ts";
import { begunIssues } from "./public-issues.ts";

/** A public issue with what was derived of its snapshot. */
export interface PublicRow {
  readonly snapshot_digest: string;
  readonly publication_id: string;
  readonly publication_slug: string;
  readonly issue: ArchivedIssue;
  readonly published_at: Date;
  readonly updated_at: Date;
}

/** A query of public issues with what was derived of them. An embargo that ended later is when they became public. */
export const publicRows = sql<PublicRow>`
  select a.snapshot_digest, a.publication_id, a.publication_slug, a.issue,
         greatest(b.published_at, a.embargo_until) as published_at, greatest(b.updated_at, a.embargo_until) as updated_at
    from (${begunIssues}) b join archive_issues a on a.snapshot_digest = b.snapshot_digest and a.form = ${archiveForm}
   where a.embargo_until is null or a.embargo_until <= now()`;

/** Of a public row `p`. Newest first: by its month, which an issue that was sent late keeps. */
export const newestFirst = sql`p.issue->>'month' desc, (p.issue->>'number')::integer desc, p.published_at desc`;

/** Derives what is missing of issues that have begun. Whoever asks at the same time derives the same. */
export async function deriveMissing(db: Database): Promise<void> {
  const { rows } = await sql<{ snapshot_digest: string }>`
    select b.snapshot_digest from (${begunIssues}) b
     where not exists (select from archive_issues a where a.snapshot_digest = b.snapshot_digest and a.form = ${archiveForm})`.execute(db);
  for (const { snapshot_digest: digest } of rows) {
    // oxlint-disable-next-line no-await-in-loop -- one snapshot in memory at a time
    await derive(db, digest);
  }
}

async function derive(db: Database, digest: string): Promise<void> {
  const stored = await db.selectFrom("issue_snapshots").select("snapshot").where("digest", "=", digest).executeTakeFirstOrThrow();
  const snapshot = issueSnapshotSchema.parse(stored.snapshot);
  const issue = archivedIssue(snapshot);
  await db.transaction().execute(async (transaction) => {
    await sql`delete from archive_issues where snapshot_digest = ${digest} and form <> ${archiveForm}`.execute(transaction);
    const { numAffectedRows } = await sql`
      insert into archive_issues (snapshot_digest, form, publication_id, publication_slug, embargo_until, issue)
      values (${digest}, ${archiveForm}, ${issue.publication.id}, ${issue.publication.slug}, ${embargoEnd(snapshot) ?? null}, ${JSON.stringify(issue)})
      on conflict do nothing`.execute(transaction);
    if (numAffectedRows === 1n) await keepItems(transaction, digest, indexedItems(snapshot));
  });
}

/** Words and, as far as the database has a dictionary of the language, their stems. */
async function keepItems(db: Database, digest: string, items: readonly IndexedItem[]): Promise<void> {
  const rows = items.map(({ words, language, ...item }, position) => ({
    language,
    position,
    item_id: item.id,
    kind: item.kind,
    theme: item.theme ?? null,
    places: item.places,
    item,
    words,
  }));
  await sql`
    insert into archive_items (snapshot_digest, language, position, item_id, kind, theme, places, item, words)
    select ${digest}, i.language, i.position, i.item_id, i.kind, i.theme, i.places, i.item, array_to_tsvector(w.found)
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
             as i (language text, position integer, item_id text, kind text, theme text, places text[], item jsonb, words text[])
     cross join lateral (
       select coalesce(array_agg(distinct found), '{}') as found
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
