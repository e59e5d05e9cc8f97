import { sql } from "kysely";
import type { Candidate } from "../campaign/plan-campaign.ts";
import type { CampaignRecord, CampaignStore, AddressedRecipient, RecipientName } from "../ports/campaigns.ts";
import { audienceHistory } from "./audience-history.ts";
import type { Database } from "./database.ts";
import { keepPlan } from "./keep-plan.ts";
import { allKeptBack, isKeptBack } from "./kept-back.ts";
import { languagesOf } from "./languages-of.ts";
import { paceFacts } from "./pace-facts.ts";
import { quietHoursOf } from "./quiet-columns.ts";

/** With what only the composition asks for. */
export interface StoredCampaigns extends CampaignStore {
  readonly rehearsalsOf: (issueId: string) => Promise<ReadonlySet<string>>;
  /** These subscriptions, and every other one of the same mailbox and publication. */
  readonly sameMailboxes: (ids: ReadonlySet<string>) => Promise<ReadonlySet<string>>;
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
    recipient: async (campaignId, who) => recipientOf(db, campaignId, who),
    exclusions: async (id) => {
      const { rows } = await sql<{ reason: string; count: string }>`
        select excluded_reason as reason, count(*) as count from recipients where campaign_id = ${id} and state = 'excluded' group by 1 order by 1`.execute(
        db,
      );
      return Object.fromEntries(rows.map(({ reason, count }) => [reason, Number(count)]));
    },
    byRelay: async (id) => {
      const { rows } = await sql<{ relay: string; count: string }>`
        select relay, count(*) as count from recipients where campaign_id = ${id} and relay is not null group by 1 order by 1`.execute(db);
      return Object.fromEntries(rows.map(({ relay, count }) => [relay, Number(count)]));
    },
    ofIssue: async (issueId) => {
      const rows = await campaigns(db)
        .where("issue_id", "=", issueId)
        .where("kind", "=", "campaign")
        .orderBy("planned_at", "desc")
        .limit(100)
        .execute();
      return rows.flatMap((row) => recordOf(row) ?? []);
    },
    notReached: async (issueId, publicationId) => notReached(db, issueId, publicationId),
    byApproval: (approvalId) => campaigns(db).where("approval_id", "=", approvalId).executeTakeFirst().then(recordOf),
    sameMailboxes: (ids) => sameMailboxes(db, ids),
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
    approvalId: row.approval_id,
    topsUp: row.tops_up,
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
    .leftJoin(allKeptBack(publicationId).as("k"), "k.subscription_id", "s.id")
    .select([
      "s.id",
      "s.address",
      "s.recipient_kind",
      "s.partner_id",
      "s.languages",
      "s.state",
      "s.tags",
      "s.is_low_bandwidth",
      "k.kept_back_as",
    ])
    .select(sql<boolean>`coalesce(s.paused_until > now(), false)`.as("is_paused"))
    .where("s.publication_id", "=", publicationId)
    // What was joined with another subscription is none any more.
    .where("s.merged_into", "is", null)
    .orderBy("s.created_at")
    .orderBy("s.id")
    .execute();
  return rows.map((row) => ({
    subscriptionId: row.id,
    address: row.address,
    recipientKind: row.recipient_kind,
    partnerId: row.partner_id ?? undefined,
    languages: languagesOf(row.languages),
    tags: row.tags,
    state: row.state,
    isSuppressed: row.kept_back_as === "suppressed",
    isSuppressedByPartner: row.kept_back_as === "suppressedByPartner",
    isPaused: row.is_paused,
    isLowBandwidth: row.is_low_bandwidth,
  }));
}

async function sameMailboxes(db: Database, ids: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct other.id from subscriptions s
      join subscriptions other on other.publication_id = s.publication_id and lower(other.address) = lower(s.address)
     where s.id = any(${[...ids]}::uuid[])`.execute(db);
  return new Set([...ids, ...rows.map(({ id }) => id)]);
}

/** What keeps somebody from an issue for good (another language, the same mailbox through another partner) would keep her from a top-up, too. */
async function notReached(db: Database, issueId: string, publicationId: string): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) as count from subscriptions s
     where s.publication_id = ${publicationId} and s.state = 'active' and s.merged_into is null and coalesce(s.paused_until <= now(), true)
       and not ${isKeptBack}
       and not exists (
         select from recipients r join campaigns c on c.id = r.campaign_id
          where c.issue_id = ${issueId} and c.kind = 'campaign' and r.subscription_id = s.id
            and (r.state <> 'excluded' or r.excluded_reason not in ('requested', 'leaving', 'left', 'paused', 'editionNotApproved', 'cancelled')))`.execute(
    db,
  );
  return Number(rows[0]?.count ?? 0);
}

async function recipientOf(db: Database, campaignId: string, who: RecipientName): Promise<AddressedRecipient | undefined> {
  const row = await db
    .selectFrom("recipients as r")
    .innerJoin("subscriptions as s", "s.id", "r.subscription_id")
    .select([
      "r.seq",
      "r.state",
      "r.address",
      "r.edition_digest",
      "r.message_id",
      "r.settled_at",
      "s.number",
      "s.recipient_kind",
      "s.partner_id",
    ])
    .where("r.campaign_id", "=", campaignId)
    .where("seq" in who ? sql<boolean>`r.seq = ${who.seq}` : sql<boolean>`lower(r.address) = lower(${who.address})`)
    // The same mailbox may stand there twice, once excluded.
    .where("r.message_id", "is not", null)
    .executeTakeFirst();
  if (row?.edition_digest == null || row.message_id === null) return undefined;
  return {
    seq: row.seq,
    state: row.state,
    address: row.address,
    editionDigest: row.edition_digest,
    messageId: row.message_id,
    subscriptionNumber: row.number.toString("hex"),
    memberOf: row.recipient_kind === "members" ? (row.partner_id ?? undefined) : undefined,
    settledAt: row.settled_at,
  };
}
