import { issueSnapshotSchema } from "@newsletter/schemas";
import { sql } from "kysely";
import { picksListedMax, picksPerPackMax } from "../pack/limits.ts";
import { picksSchema, type Picks } from "../pack/picks.ts";
import type { PackName, PackRecord, PackStore, PickedByPartner } from "../ports/packs.ts";
import type { Database } from "./database.ts";
import { editionOf } from "./edition-of.ts";
import { newerCampaign } from "./newer-packs.ts";

export function createPackStore(db: Database): PackStore {
  return {
    find: (partnerNumber, campaignNumber) => find(db, partnerNumber, campaignNumber),
    approvedEdition: async (campaignId, keyText) => {
      const row = await db
        .selectFrom("rendered_editions as e")
        .innerJoin("approval_editions as a", "a.edition_digest", "e.digest")
        .innerJoin("campaigns as c", "c.approval_id", "a.approval_id")
        .where("c.id", "=", campaignId)
        .where("a.key_text", "=", keyText)
        .selectAll("e")
        .executeTakeFirst();
      return row === undefined ? undefined : editionOf(row);
    },
    latestPicks: async (pack) => latestPicks(db, pack),
    keepPicks: (pack, picks) => keepPicks(db, pack, picks),
    picksOfIssue: (issueId) => picksOfIssue(db, issueId),
    newer: (pack) => newerCampaign(db, pack),
    snapshotOf: async (campaignId) => {
      const { snapshot } = await db
        .selectFrom("campaigns as c")
        .innerJoin("issue_snapshots as s", "s.digest", "c.snapshot_digest")
        .select("s.snapshot")
        .where("c.id", "=", campaignId)
        .executeTakeFirstOrThrow();
      return issueSnapshotSchema.parse(snapshot);
    },
  };
}

async function latestPicks(db: Database, { campaignId, partnerId }: PackName): Promise<Picks | null | undefined> {
  const row = await db
    .selectFrom("pack_picks")
    .select("picks")
    .where("campaign_id", "=", campaignId)
    .where("partner_id", "=", partnerId)
    .orderBy("id", "desc")
    .executeTakeFirst();
  return row === undefined || row.picks === null ? row?.picks : picksSchema.parse(row.picks);
}

async function keepPicks(db: Database, { campaignId, partnerId }: PackName, picks: Picks | null): Promise<boolean> {
  const { rows } = await sql<{ is_latest: boolean | null; count: string }>`
    select (select picks is not distinct from ${json(picks)}::jsonb from pack_picks
             where campaign_id = ${campaignId} and partner_id = ${partnerId} order by id desc limit 1) as is_latest,
           (select count(*) from pack_picks where campaign_id = ${campaignId} and partner_id = ${partnerId}) as count`.execute(db);
  const [before] = rows;
  if (before?.is_latest === true) return true;
  if (Number(before?.count ?? 0) >= picksPerPackMax) return false;
  await db
    .insertInto("pack_picks")
    .values({ campaign_id: campaignId, partner_id: partnerId, picks: json(picks) })
    .execute();
  return true;
}

const json = (picks: Picks | null): string | null => (picks === null ? null : JSON.stringify(picks));

async function picksOfIssue(db: Database, issueId: string): Promise<readonly PickedByPartner[]> {
  const rows = await db
    .selectFrom("pack_picks as k")
    .innerJoin("campaigns as c", "c.id", "k.campaign_id")
    .innerJoin("partners as p", "p.id", "k.partner_id")
    .select(["k.campaign_id", "k.partner_id", "k.picks", "k.picked_at", "p.name"])
    .where("c.issue_id", "=", issueId)
    .orderBy("k.id", "desc")
    .limit(picksListedMax)
    .execute();
  return rows.map((row) => ({
    campaignId: row.campaign_id,
    partnerId: row.partner_id,
    partnerName: row.name,
    picks: row.picks === null ? null : picksSchema.parse(row.picks),
    pickedAt: row.picked_at.toISOString(),
  }));
}

async function find(db: Database, partnerNumber: string, campaignNumber: string): Promise<PackRecord | undefined> {
  const row = await db
    .selectFrom("campaigns as c")
    .innerJoin("issue_snapshots as s", "s.digest", "c.snapshot_digest")
    .innerJoin("partners as p", (join) => join.on("p.number", "=", Buffer.from(partnerNumber, "hex")))
    .select(["p.id as partner_id", "c.id as campaign_id", "c.begins_at", "s.snapshot"])
    .where("c.number", "=", Buffer.from(campaignNumber, "hex"))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const snapshot = issueSnapshotSchema.parse(row.snapshot);
  if (!snapshot.partners.some(({ id }) => id === row.partner_id)) return undefined;
  return { partnerId: row.partner_id, campaignId: row.campaign_id, beganAt: row.begins_at.toISOString(), snapshot };
}
