import { issueSnapshotSchema } from "@newsletter/schemas";
import type { LatestIssue } from "../ports/onboarding.ts";
import { sql } from "kysely";
import type { Database } from "./database.ts";
import { editionOf } from "./edition-of.ts";
import { begunIssues } from "./public-issues.ts";

/** What went out last, as it went out. */
export function createLatestIssue(db: Database): LatestIssue {
  return {
    of: async (publicationId) => {
      const { rows } = await sql<{ digest: string; snapshot: unknown }>`
        select s.digest, s.snapshot from (${begunIssues}) b join issue_snapshots s on s.digest = b.snapshot_digest
         where s.snapshot->'publication'->>'id' = ${publicationId} order by b.published_at desc limit 1`.execute(db);
      const [row] = rows;
      return row === undefined ? undefined : { digest: row.digest, snapshot: issueSnapshotSchema.parse(row.snapshot) };
    },
    edition: async (snapshotDigest, keyText) => {
      const row = await db
        .selectFrom("rendered_editions as e")
        .innerJoin("edition_snapshots as k", "k.edition_digest", "e.digest")
        .where("k.snapshot_digest", "=", snapshotDigest)
        .where("e.key_text", "=", keyText)
        .orderBy("k.kept_at", "desc")
        .selectAll("e")
        .executeTakeFirst();
      return row === undefined ? undefined : editionOf(row);
    },
  };
}
