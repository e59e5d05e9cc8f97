import { editionKeyText, issueSnapshotSchema, type IssueSnapshot, type RenderedEdition } from "@newsletter/schemas";
import { sql } from "kysely";
import type { EditionStore } from "../ports/editions.ts";
import { notePublication } from "./publication-store.ts";
import type { Database } from "./database.ts";
import { editionOf } from "./edition-of.ts";
import { webEdition } from "./web-edition.ts";

/** Snapshots and editions as they were sent. Both are named by their digest, so keeping the same one twice changes nothing. */
export function createEditionStore(db: Database): EditionStore {
  return {
    keepSnapshot: (digest, snapshot) => keepSnapshot(db, digest, snapshot),
    keepEditions: (snapshotDigest, editions) => keepEditions(db, snapshotDigest, editions),
    webEdition: (publicationSlug, issueSlug, language) => webEdition(db, { publicationSlug, issueSlug, language }),
  };
}

async function keepSnapshot(db: Database, digest: string, snapshot: IssueSnapshot): Promise<void> {
  await db
    .insertInto("issue_snapshots")
    .values({
      digest,
      issue_id: snapshot.issue.id,
      publication_slug: snapshot.publication.slug,
      issue_slug: snapshot.issue.slug,
      snapshot: JSON.stringify(snapshot),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await notePublication(db, snapshot);
}

async function keepEditions(db: Database, snapshotDigest: string, editions: readonly RenderedEdition[]): Promise<void> {
  if (editions.length === 0) return;
  await db
    .insertInto("rendered_editions")
    .values(
      editions.map((edition) => ({
        digest: edition.digest,
        snapshot_digest: snapshotDigest,
        key_text: editionKeyText(edition.key),
        key: JSON.stringify(edition.key),
        subject: edition.subject,
        preheader: edition.preheader,
        html: edition.html,
        text: edition.text,
        html_bytes: edition.htmlBytes,
        slots: JSON.stringify(edition.slots),
        template_version: edition.templateVersion,
        findings: JSON.stringify(edition.findings),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // The same bytes may be those of another snapshot (a change that no reader sees): the page is found through each.
  await db
    .insertInto("edition_snapshots")
    .values(editions.map(({ digest }) => ({ snapshot_digest: snapshotDigest, edition_digest: digest })))
    .onConflict((conflict) => conflict.columns(["snapshot_digest", "edition_digest"]).doUpdateSet({ kept_at: sql<Date>`now()` }))
    .execute();
}

/** An edition with the snapshot it was made from: all that a message is built from. */
export interface StoredEdition {
  readonly edition: RenderedEdition;
  readonly snapshot: IssueSnapshot;
}

/** With the snapshot of the campaign that sends it: the same bytes may have been rendered of more than one. */
export async function storedEdition(db: Database, digest: string, campaignId: string): Promise<StoredEdition | undefined> {
  const edition = await db.selectFrom("rendered_editions").selectAll().where("digest", "=", digest).executeTakeFirst();
  if (edition === undefined) return undefined;
  const { snapshot } = await db
    .selectFrom("campaigns as c")
    .innerJoin("issue_snapshots as s", "s.digest", "c.snapshot_digest")
    .select("s.snapshot")
    .where("c.id", "=", campaignId)
    .executeTakeFirstOrThrow();
  return { edition: editionOf(edition), snapshot: issueSnapshotSchema.parse(snapshot) };
}
