import { issueSnapshotSchema, type IssueSnapshot, type TranslatedString } from "@newsletter/schemas";
import { sql, type RawBuilder } from "kysely";
import type { IssueAddress, SentCampaign, SentEditionName, SentEditionStore } from "../ports/sent-editions.ts";
import type { Database } from "./database.ts";
import { editionOf } from "./edition-of.ts";
import { isBegun, isUnderEmbargo } from "./public-issues.ts";

export function createSentEditionStore(db: Database): SentEditionStore {
  return {
    newest: (countMax) => begun(db, sql`true`, countMax),
    ofIssues: (addresses) => ofIssues(db, addresses),
    ofIssueIds: (issueIds) => begun(db, sql`c.issue_id = any(${[...issueIds]}::text[])`),
    ofMessageIds: (messageIds) => ofMessageIds(db, messageIds),
    editionsOf: (campaign) => editionsOf(db, campaign),
    edition: async (digest) => {
      const row = await db.selectFrom("rendered_editions").selectAll().where("digest", "=", digest).executeTakeFirst();
      return row === undefined ? undefined : editionOf(row);
    },
    snapshotOf: (campaignId) => snapshotOf(db, campaignId),
  };
}

interface BegunRow {
  readonly id: string;
  readonly kind: "campaign" | "rehearsal";
  readonly begins_at: Date;
  readonly issue_id: string;
  readonly publication_slug: string;
  readonly issue_slug: string;
  readonly snapshot_digest: string;
  readonly title: TranslatedString;
  readonly is_embargoed: boolean;
}

/** Campaigns of one issue are few: a first one, a corrected one, those that went to who joined since. */
const campaignsMax = 40;

async function begun(db: Database, which: RawBuilder<unknown>, countMax = campaignsMax): Promise<readonly SentCampaign[]> {
  const { rows } = await sql<BegunRow>`
    select c.id, c.kind, c.begins_at, c.issue_id, c.snapshot_digest, s.publication_slug, s.issue_slug, s.snapshot->'issue'->'title' as title, ${isUnderEmbargo} as is_embargoed
      from campaigns c join issue_snapshots s on s.digest = c.snapshot_digest
     where ${isBegun} and (${which})
     order by c.begins_at desc, c.planned_at desc
     limit ${countMax}`.execute(db);
  return rows.map((row) => ({
    campaignId: row.id,
    isApproved: row.kind === "campaign",
    beganAt: row.begins_at,
    issueId: row.issue_id,
    publicationSlug: row.publication_slug,
    issueSlug: row.issue_slug,
    snapshotDigest: row.snapshot_digest,
    title: row.title,
    isEmbargoed: row.is_embargoed,
  }));
}

async function ofIssues(db: Database, addresses: readonly IssueAddress[]): Promise<readonly SentCampaign[]> {
  const names = addresses.map(({ publication, issue }) => `${publication}/${issue}`);
  return begun(db, sql`s.publication_slug || '/' || s.issue_slug = any(${names}::text[])`);
}

/** Which row a Message-ID is of stays here: what is found is the campaign, as by any other trace of it. */
async function ofMessageIds(db: Database, messageIds: readonly string[]): Promise<readonly SentCampaign[]> {
  const digests = messageIds.flatMap((id) => /^<(?<start>[0-9a-f]{32})@/u.exec(id)?.groups?.["start"] ?? []);
  return begun(
    db,
    sql`c.id in (select r.campaign_id from recipients r where r.message_id = any(${[...messageIds]}::text[]))
        or c.snapshot_digest in (select es.snapshot_digest from edition_snapshots es
                                  where exists (select from unnest(${digests}::text[]) d
                                                 where es.edition_digest >= d and es.edition_digest < d || 'g'))`,
  );
}

async function editionsOf(db: Database, { campaignId }: SentCampaign): Promise<readonly SentEditionName[]> {
  const { rows } = await sql<{ readonly digest: string; readonly key_text: string }>`
    select e.digest, e.key_text from campaigns c
      join approval_editions a on a.approval_id = c.approval_id
      join rendered_editions e on e.digest = a.edition_digest
     where c.id = ${campaignId}
     union
    select e.digest, e.key_text from campaigns c
      join edition_snapshots es on es.snapshot_digest = c.snapshot_digest
      join rendered_editions e on e.digest = es.edition_digest
     where c.id = ${campaignId} and (c.approval_id is null or e.key_text like '%.web.shared')`.execute(db);
  return rows.map((row) => ({ digest: row.digest, keyText: row.key_text }));
}

async function snapshotOf(db: Database, campaignId: string): Promise<IssueSnapshot> {
  const { snapshot } = await db
    .selectFrom("campaigns as c")
    .innerJoin("issue_snapshots as s", "s.digest", "c.snapshot_digest")
    .select("s.snapshot")
    .where("c.id", "=", campaignId)
    .executeTakeFirstOrThrow();
  return issueSnapshotSchema.parse(snapshot);
}
