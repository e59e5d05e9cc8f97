import { sql } from "kysely";
import type { Candidate } from "../campaign/plan-campaign.ts";
import type { CampaignRecord, CampaignStore } from "../ports/campaigns.ts";
import { audienceHistory } from "./audience-history.ts";
import type { Database } from "./database.ts";
import { keepPlan } from "./keep-plan.ts";
import { languagesOf } from "./languages-of.ts";
import { paceFacts } from "./pace-facts.ts";
import { quietHoursOf } from "./quiet-columns.ts";

/** With what only the composition asks for. */
interface StoredCampaigns extends CampaignStore {
  readonly rehearsalsOf: (issueId: string) => Promise<ReadonlySet<string>>;
}

export function createCampaignStore(db: Database): StoredCampaigns {
  return {
    candidates: (publicationId) => candidates(db, publicationId),
    plan: (planned) => db.transaction().execute(async (transaction) => keepPlan(transaction, planned)),
    campaign: (id) => campaigns(db).where("id", "=", id).executeTakeFirst().then(recordOf),
    latest: (issueId) =>
      // A rehearsal after the campaign does not hide what became of it.
      campaigns(db)
        .where("issue_id", "=", issueId)
        .orderBy(sql`kind = 'campaign'`, "desc")
        .orderBy("planned_at", "desc")
        .executeTakeFirst()
        .then(recordOf),
    all: async () => {
      const rows = await campaigns(db).orderBy("planned_at", "desc").limit(100).execute();
      return rows.flatMap((row) => recordOf(row) ?? []);
    },
    paceFacts: (id) => paceFacts(db, id),
    exclusions: async (id) => {
      const { rows } = await sql<{ reason: string; count: string }>`
        select excluded_reason as reason, count(*) as count from recipients where campaign_id = ${id} and state = 'excluded' group by 1 order by 1`.execute(
        db,
      );
      return Object.fromEntries(rows.map(({ reason, count }) => [reason, Number(count)]));
    },
    byApproval: (approvalId) => campaigns(db).where("approval_id", "=", approvalId).executeTakeFirst().then(recordOf),
    submittedBefore: async (issueId) => {
      const { rows } = await sql<{ subscription_id: string }>`
        select distinct r.subscription_id from recipients r join campaigns c on c.id = r.campaign_id
         where c.issue_id = ${issueId} and c.kind = 'campaign' and r.state <> 'excluded'`.execute(db);
      return new Set(rows.map(({ subscription_id }) => subscription_id));
    },
    rehearsalsOf: async (issueId) => {
      const rows = await db.selectFrom("campaigns").select("id").where("issue_id", "=", issueId).where("kind", "=", "rehearsal").execute();
      return new Set(rows.map(({ id }) => id));
    },
    audienceHistory: (publicationId, issuesMax) => audienceHistory(db, publicationId, issuesMax),
    isUnderWay: async (issueId) => {
      const { rows } = await sql`
        select from recipients r join campaigns c on c.id = r.campaign_id
         where c.issue_id = ${issueId} and c.kind = 'campaign' and r.state in ('planned', 'claimed', 'handed', 'deferred', 'unconfirmed') limit 1`.execute(
        db,
      );
      return rows.length > 0;
    },
    numberOf: async (id) => (await campaigns(db).where("id", "=", id).executeTakeFirst())?.number.toString("hex"),
  };
}

// oxlint-disable-next-line typescript/explicit-module-boundary-types, typescript/explicit-function-return-type -- a query builder's type is its definition
function campaigns(db: Database) {
  return db
    .selectFrom("campaigns")
    .selectAll()
    .select([
      sql<boolean>`begins_at <= now()`.as("has_begun"),
      sql<boolean>`is_quiet(now(), quiet_from, quiet_to, quiet_zone)`.as("is_quiet"),
    ]);
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
    beginsAt: row.begins_at.toISOString(),
    hasBegun: row.has_begun,
    isPaused: row.paused_at !== null,
    isCancelled: row.cancelled_at !== null,
    quietNow: row.is_quiet ? quietHoursOf(row) : null,
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
