import type { Language } from "@newsletter/schemas";
import { sql } from "kysely";
import type { ArchivedItem, ArchiveStore, Bounds, PublicIssue } from "../ports/archive.ts";
import { deriveMissing, newestFirst, publicRows, type PublicRow } from "./archive-rows.ts";
import { findItems } from "./archive-search.ts";
import type { Database } from "./database.ts";

/** What is derived is written by whoever reads first and misses it: it says nothing that the snapshots do not say. */
export function createArchiveStore(db: Database): ArchiveStore {
  return {
    issues: async (publicationId, bounds) => {
      await deriveMissing(db);
      return publicIssues(db, publicationId, bounds);
    },
    find: async (publicationId, question, bounds) => {
      await deriveMissing(db);
      return findItems(db, publicationId, question, bounds);
    },
    issuesOf: async (snapshotDigests) => {
      const { rows } = await sql<PublicRow>`
        select p.* from (${publicRows}) p where p.snapshot_digest = any(${snapshotDigests})`.execute(db);
      return new Map(rows.map((row) => [row.snapshot_digest, issueOf(row)]));
    },
    itemsOf: (snapshotDigests, language) => itemsOf(db, snapshotDigests, language),
    placesOf: async (publicationId) => {
      const { rows } = await sql<{ place: string }>`
        select distinct place from archive_items i, unnest(i.places) place
         where i.snapshot_digest in (select p.snapshot_digest from (${publicRows}) p where p.publication_id = ${publicationId})`.execute(
        db,
      );
      return rows.map(({ place }) => place);
    },
    publicationBySlug: async (slug) => {
      await deriveMissing(db);
      // A slug may have gone from one publication to another: the one that has it now, then who had it when an issue went out.
      const { rows } = await sql<{ id: string }>`
        select id from (select id, 0 as rank, seen_at from publications where slug = ${slug}
          union all select p.publication_id, 1, p.published_at from (${publicRows}) p where p.publication_slug = ${slug}) named
         order by rank, seen_at desc limit 1`.execute(db);
      return rows[0]?.id;
    },
    rebuild: async () => {
      await sql`delete from archive_issues`.execute(db);
      await deriveMissing(db);
      const { rows } = await sql<{ issues: string; items: string }>`
        select (select count(*) from archive_issues) as issues, (select count(*) from archive_items) as items`.execute(db);
      return { issueCount: Number(rows[0]?.issues ?? 0), itemCount: Number(rows[0]?.items ?? 0) };
    },
  };
}

async function publicIssues(
  db: Database,
  publicationId: string | undefined,
  { offset, countMax }: Bounds,
): Promise<readonly PublicIssue[]> {
  const { rows } = await sql<PublicRow>`
    select p.* from (${publicRows}) p
     where ${publicationId ?? null}::text is null or p.publication_id = ${publicationId ?? null}
     order by ${newestFirst} limit ${countMax} offset ${offset}`.execute(db);
  return rows.map(issueOf);
}

function issueOf({ issue, snapshot_digest, published_at, updated_at }: PublicRow): PublicIssue {
  return { ...issue, snapshotDigest: snapshot_digest, publishedAt: published_at, updatedAt: updated_at };
}

/** Titles of an issue's items, in its order. */
async function itemsOf(
  db: Database,
  snapshotDigests: readonly string[],
  language: Language,
): Promise<ReadonlyMap<string, readonly ArchivedItem[]>> {
  const { rows } = await sql<{ snapshot_digest: string; item: ArchivedItem }>`
    select snapshot_digest, item from archive_items
     where snapshot_digest = any(${snapshotDigests}) and language = ${language} order by snapshot_digest, position`.execute(db);
  const bySnapshot = Map.groupBy(rows, ({ snapshot_digest }) => snapshot_digest);
  return new Map([...bySnapshot].map(([digest, items]) => [digest, items.map(({ item }) => item)]));
}
