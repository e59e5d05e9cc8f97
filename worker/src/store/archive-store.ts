import { sql } from "kysely";
import { archiveForm } from "../archive/archived-issue.ts";
import type { ArchivedIssue, ArchivedItem, ArchiveStore, PublicArchive, PublicIssue } from "../ports/archive.ts";
import { derive } from "./archive-rows.ts";
import { findItems } from "./archive-search.ts";
import type { Database } from "./database.ts";
import { begunIssues } from "./public-issues.ts";

/** What is derived is written by whoever reads first and misses it: it says nothing that the snapshots do not say. */
export function createArchiveStore(db: Database): ArchiveStore {
  // Many may miss the same at the same time.
  let deriving: Promise<void> | undefined;
  const deriveMissing = async (rows: readonly BegunRow[]): Promise<void> => {
    deriving ??= deriveAll(db, rows).finally(() => {
      deriving = undefined;
    });
    return deriving;
  };
  const asOfNow: ArchiveStore["asOfNow"] = async () => {
    const rows = await begunRows(db);
    if (rows.every(({ id }) => id !== null)) return publicArchive(db, rows);
    await deriveMissing(rows);
    return publicArchive(db, await begunRows(db));
  };
  return {
    asOfNow,
    rebuild: async () => {
      await sql`delete from archive_issues`.execute(db);
      await deriveMissing(await begunRows(db));
      const { rows } = await sql<{ issues: string; items: string }>`
        select (select count(*) from archive_issues) as issues, (select count(*) from archive_items) as items`.execute(db);
      return { issueCount: Number(rows[0]?.issues ?? 0), itemCount: Number(rows[0]?.items ?? 0) };
    },
  };
}

/** An issue that has begun, with what decides about it; without id where nothing was derived of it yet. */
interface BegunRow {
  readonly snapshot_digest: string;
  readonly id: number | null;
  readonly publication_id: string;
  readonly publication_slug: string;
  readonly places: readonly string[];
  readonly is_embargoed: boolean;
  readonly published_at: Date;
  readonly updated_at: Date;
}

type PublicRow = BegunRow & { readonly id: number };

/** Newest first: by its month, which an issue that was sent late keeps. An embargo that ended later is when it became public. */
async function begunRows(db: Database): Promise<readonly BegunRow[]> {
  const { rows } = await sql<BegunRow>`
    select b.snapshot_digest, a.id, a.publication_id, a.publication_slug, a.places, coalesce(a.embargo_until > now(), false) as is_embargoed,
           greatest(b.published_at, a.embargo_until) as published_at, greatest(b.updated_at, a.embargo_until) as updated_at
      from (${begunIssues}) b left join archive_issues a on a.snapshot_digest = b.snapshot_digest and a.form = ${archiveForm}
     order by a.month desc, a.number desc, b.published_at desc`.execute(db);
  return rows;
}

async function deriveAll(db: Database, rows: readonly BegunRow[]): Promise<void> {
  for (const { id, snapshot_digest: digest } of rows) {
    // oxlint-disable-next-line no-await-in-loop -- one snapshot in memory at a time
    if (id === null) await derive(db, digest);
  }
}

function publicArchive(db: Database, begun: readonly BegunRow[]): PublicArchive {
  const rows = begun.filter((row): row is PublicRow => row.id !== null && !row.is_embargoed);
  const ofPublication = (publicationId: string | undefined): readonly PublicRow[] =>
    publicationId === undefined ? rows : rows.filter((row) => row.publication_id === publicationId);
  return {
    issues: async (publicationId, { offset, countMax }) => issuesOf(db, ofPublication(publicationId).slice(offset, offset + countMax)),
    find: async (publicationId, question, bounds) => {
      const among = new Map(ofPublication(publicationId).map((row) => [row.id, row]));
      const found = await findItems(db, [...among.keys()], question, bounds);
      const issues = await issuesOf(db, [...new Set(found.flatMap((row) => among.get(row.archive_issue_id) ?? []))]);
      const byId = new Map(issues.map((issue) => [issue.archiveId, issue]));
      return found.flatMap(({ archive_issue_id: id, language, item }) => {
        const issue = byId.get(id);
        return issue === undefined ? [] : [{ item, language, issue }];
      });
    },
    itemsOf: async (issues, language) => {
      const { rows: items } = await sql<{ archive_issue_id: number; item: ArchivedItem }>`
        select archive_issue_id, item from archive_items
         where archive_issue_id = any(${issues.map(({ archiveId }) => archiveId)}) and language = ${language} order by archive_issue_id, position`.execute(
        db,
      );
      const byIssue = Map.groupBy(items, ({ archive_issue_id }) => archive_issue_id);
      return ({ archiveId }) => (byIssue.get(archiveId) ?? []).map(({ item }) => item);
    },
    placesOf: (publicationId) => [...new Set(ofPublication(publicationId).flatMap(({ places }) => places))],
    publicationBySlug: async (slug) => {
      // A slug may have gone from one publication to another: the one that has it now, then the last whose issue went out under it.
      const named = await db.selectFrom("publications").select("id").where("slug", "=", slug).orderBy("seen_at", "desc").executeTakeFirst();
      return named?.id ?? rows.find((row) => row.publication_slug === slug)?.publication_id;
    },
  };
}

async function issuesOf(db: Database, rows: readonly PublicRow[]): Promise<readonly PublicIssue[]> {
  const found = await sql<{ id: number; issue: ArchivedIssue }>`
    select id, issue from archive_issues where id = any(${rows.map(({ id }) => id)})`.execute(db);
  const byId = new Map(found.rows.map(({ id, issue }) => [id, issue]));
  return rows.flatMap(({ id, published_at: publishedAt, updated_at: updatedAt }) => {
    const issue = byId.get(id);
    return issue === undefined ? [] : [{ ...issue, archiveId: id, publishedAt, updatedAt }];
  });
}
