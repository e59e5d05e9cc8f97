import { sql } from "kysely";
import type { Candidate } from "../campaign/plan-campaign.ts";
import type { CampaignRecord, CampaignStore, PlannedCampaign } from "../ports/campaigns.ts";
import { audit } from "./audit.ts";
import type { Database } from "./database.ts";
import { languagesOf } from "./languages-of.ts";

export function createCampaignStore(db: Database): CampaignStore {
  return {
    candidates: (publicationId) => candidates(db, publicationId),
    plan: (planned) => keepPlan(db, planned),
    campaign: (id) => campaigns(db).where("id", "=", id).executeTakeFirst().then(recordOf),
    latest: (issueId) => campaigns(db).where("issue_id", "=", issueId).orderBy("planned_at", "desc").executeTakeFirst().then(recordOf),
    all: async () => {
      const rows = await campaigns(db).orderBy("planned_at", "desc").limit(100).execute();
      return rows.flatMap((row) => recordOf(row) ?? []);
    },
    exclusions: async (id) => {
      const { rows } = await sql<{ reason: string; count: string }>`
        select excluded_reason as reason, count(*) as count from recipients where campaign_id = ${id} and state = 'excluded' group by 1 order by 1`.execute(
        db,
      );
      return Object.fromEntries(rows.map(({ reason, count }) => [reason, Number(count)]));
    },
    numberOf: async (id) => (await campaigns(db).where("id", "=", id).executeTakeFirst())?.number.toString("hex"),
  };
}

// oxlint-disable-next-line typescript/explicit-module-boundary-types, typescript/explicit-function-return-type -- a query builder's type is its definition
function campaigns(db: Database) {
  return db.selectFrom("campaigns").selectAll();
}

type CampaignRow = Awaited<ReturnType<ReturnType<typeof campaigns>["execute"]>>[number];

function recordOf(row: CampaignRow | undefined): CampaignRecord | undefined {
  if (row === undefined) return undefined;
  return {
    id: row.id,
    kind: row.kind,
    issueId: row.issue_id,
    candidateCount: row.candidate_count,
    heldReason: row.held_reason,
    plannedAt: row.planned_at.toISOString(),
  };
}

async function candidates(db: Database, publicationId: string): Promise<readonly Candidate[]> {
  const rows = await db
    .selectFrom("subscriptions as s")
    .leftJoin("suppressions as p", (join) =>
      join.onRef("p.publication_id", "=", "s.publication_id").on(sql<boolean>`p.address = lower(s.address)`),
    )
    .select(["s.id", "s.address", "s.recipient_kind", "s.partner_id", "s.languages", "s.state", "p.address as suppressed"])
    .where("s.publication_id", "=", publicationId)
    .orderBy("s.created_at")
    .orderBy("s.id")
    .execute();
  return rows.map((row) => ({
    subscriptionId: row.id,
    address: row.address,
    recipientKind: row.recipient_kind,
    partnerId: row.partner_id ?? undefined,
    languages: languagesOf(row.languages),
    state: row.state,
    isSuppressed: row.suppressed !== null,
  }));
}

/** The whole plan in one transaction: either every candidate has its row, or there is no campaign. */
async function keepPlan(db: Database, { campaign, plan, partners, messages }: PlannedCampaign): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto("campaigns")
      .values({
        id: campaign.id,
        kind: campaign.kind,
        issue_id: campaign.issueId,
        snapshot_digest: campaign.snapshotDigest,
        number: Buffer.from(campaign.number, "hex"),
        candidate_count: plan.rows.length,
        planned_count: plan.plannedCount,
        excluded_count: plan.excludedCount,
        held_reason: null,
      })
      .execute();
    if (partners.length > 0) {
      await transaction
        .insertInto("partners")
        .values(partners.map(({ id, name }) => ({ id, name: JSON.stringify(name) })))
        .onConflict((conflict) => conflict.column("id").doUpdateSet((values) => ({ name: values.ref("excluded.name") })))
        .execute();
    }
    // PostgreSQL takes at most 65,535 parameters in a statement.
    for (let first = 0; first < plan.rows.length; first += 5_000) {
      // oxlint-disable-next-line no-await-in-loop -- one connection, one transaction
      await transaction
        .insertInto("recipients")
        .values(
          plan.rows.slice(first, first + 5_000).map((row) => {
            const message = messages.get(row.seq);
            return {
              campaign_id: campaign.id,
              seq: row.seq,
              subscription_id: row.candidate.subscriptionId,
              address: row.candidate.address,
              state: row.state,
              excluded_reason: row.state === "excluded" ? row.reason : null,
              edition_digest: message?.editionDigest ?? null,
              message_id: message?.messageId ?? null,
              return_path: message?.returnPath ?? null,
            };
          }),
        )
        .execute();
    }
    await audit(transaction, {
      actor: campaign.actor,
      action: "campaign.planned",
      subject: campaign.id,
      detail: {
        issueId: campaign.issueId,
        planned: plan.plannedCount,
        excluded: plan.excludedCount,
        snapshotDigest: campaign.snapshotDigest,
      },
    });
  });
}
