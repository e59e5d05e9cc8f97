import { issueSnapshotSchema } from "@newsletter/schemas";
import type { PackRecord, PackStore } from "../ports/packs.ts";
import type { Database } from "./database.ts";
import { editionOf } from "./edition-store.ts";

export function createPackStore(db: Database): PackStore {
  return {
    find: (partnerNumber, campaignNumber) => find(db, partnerNumber, campaignNumber),
    approvedEditions: async (campaignId) => {
      const rows = await db
        .selectFrom("rendered_editions as e")
        .innerJoin("approval_editions as a", "a.edition_digest", "e.digest")
        .innerJoin("campaigns as c", "c.approval_id", "a.approval_id")
        .where("c.id", "=", campaignId)
        .where("a.key_text", "like", "%.forwardable.shared")
        .selectAll("e")
        .execute();
      return rows.map(editionOf);
    },
  };
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
