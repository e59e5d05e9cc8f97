import { sql } from "kysely";
import { expect, test } from "vitest";
import { createActsModel } from "../simulation/acts-model.ts";
import { createLedgerModel } from "../simulation/ledger-model.ts";
import { seededRandom, type Random } from "../simulation/random.ts";
import { createStoreModel, keepPlan, type Row } from "../simulation/store-model.ts";
import { planCampaign } from "../src/campaign/plan-campaign.ts";
import { recipientStates, type RecipientState } from "../src/campaign/recipient-state.ts";
import { limits } from "../src/limits.ts";
import type { Claim } from "../src/ports/sending.ts";
import { createCampaignActs } from "../src/store/campaign-acts.ts";
import { migrate, openDatabase, type Database } from "../src/store/database.ts";
import { createLedger } from "../src/store/ledger.ts";
import { createTestDatabase } from "./support/database.ts";
import { audienceCount, drawStep, stepSpans, type Model, type Real } from "./support/ledger-steps.ts";
import { isPlantedMember, plantAudience, plantCampaign, plantedPartnerId } from "./support/planted-campaign.ts";

// `npm run simulate` stands on a model of the ledger. Here one sequence of calls goes to the model and to PostgreSQL, and after each of them
// both have to have answered the same and to hold the same rows. Time is moved by whole half minutes, so that the milliseconds of the real
// one decide nothing.

const sequences = [1, 2, 3, 4, 5, 6];
const stepsPerSequence = 120;
const second = 1_000;

async function plantBoth(db: Database, random: Random, subscriptionIds: readonly string[]): Promise<Model> {
  let now = 0;
  const membersPace = random.chance(0.5) ? { messagesPerHourMax: 1, messagesPerDayMax: random.chance(0.5) ? 2 : undefined } : undefined;
  await sql`update partners set members_per_hour_max = ${membersPace?.messagesPerHourMax ?? null}, members_per_day_max = ${membersPace?.messagesPerDayMax ?? null}`.execute(
    db,
  );
  const store = createStoreModel({
    nowMs: () => now,
    scheduleMissedMs: limits.scheduleMissedMs,
    campaignAgeMaxMs: limits.campaignAgeMaxMs,
    paceSpans: stepSpans,
    audience: [],
    membersPaces: new Map(membersPace === undefined ? [] : [[plantedPartnerId, membersPace]]),
    onMove: (row, event, to) => {
      if (to === undefined) throw new Error(`${event} may not happen in ${row.state}`);
    },
  });
  const plan = planCampaign({
    candidates: subscriptionIds.map((subscriptionId, index) => ({
      subscriptionId,
      address: `reader-${String(index + 1)}@example.org`,
      ...(isPlantedMember(index + 1)
        ? ({ recipientKind: "members", partnerId: plantedPartnerId } as const)
        : ({ recipientKind: "person", partnerId: undefined } as const)),
      languages: ["en"],
      state: "active",
      isSuppressed: false,
    })),
    languages: ["en"],
    partnerIds: [plantedPartnerId],
  });
  for (const kind of ["rehearsal", "campaign", "campaign"] as const) {
    const beginsAfterMs = random.oneOf([-7, 67, -4_007, 307 - limits.campaignAgeMaxMs / second]) * second;
    const quiet = random.chance(0.5) ? { from: 75 * second, to: 675 * second } : null;
    // oxlint-disable-next-line no-await-in-loop -- one connection
    const planted = await plantCampaign(db, { kind, subscriptionIds, beginsAfterMs, quiet });
    keepPlan(store, { ...planted, issueId: "issue", beginsAfterMs, quiet }, plan);
    if (planted.approvalId !== null) store.approvals.set(planted.approvalId, "approved");
  }
  return {
    store,
    ledger: createLedgerModel(store),
    acts: createActsModel(store),
    advance: (ms) => {
      now += ms;
    },
  };
}

/** What both hold, in one form; instants as half minutes from now. */
async function realRows(db: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ row: string }>`
    select json_build_array(r.campaign_id, r.seq, r.state, r.excluded_reason, r.claim_token, round(extract(epoch from r.lease_until - now()) / 30),
             r.attempt_count, r.claim_count, round(extract(epoch from r.due_at - now()) / 30), r.category, r.reply_code, r.relay, r.settled_at is not null,
             c.held_reason, c.planned_count, c.excluded_count, c.paused_at is not null, c.cancelled_at is not null,
             r.pace_relay, c.pace_relay, c.paced_at is not null, r.pace_partner)::text as row
      from recipients r join campaigns c on c.id = r.campaign_id`.execute(db);
  return rows.map(({ row }) => JSON.stringify(JSON.parse(row))).toSorted();
}

function modelRows({ store }: Model): readonly string[] {
  const halfMinutes = (instant: number | null): number | null =>
    instant === null ? null : Math.round((instant - store.nowMs()) / (30 * second));
  const asText = ({ campaign, ...row }: Row): string =>
    JSON.stringify([
      campaign.id,
      row.seq,
      row.state,
      row.excludedReason,
      row.token,
      halfMinutes(row.leaseUntil),
      row.attemptCount,
      row.claimCount,
      halfMinutes(row.dueAt),
      row.category,
      row.replyCode,
      row.relay,
      row.isSettled,
      campaign.heldReason,
      campaign.plannedCount,
      campaign.excludedCount,
      campaign.pausedAt !== null,
      campaign.cancelledAt !== null,
      row.paceRelay,
      campaign.paceRelay,
      campaign.pacedAt !== null,
      row.pacePartner,
    ]);
  return store.rows.map(asText).toSorted();
}

async function runSequence(seed: number, db: Database, subscriptionIds: readonly string[]): Promise<ReadonlySet<RecipientState>> {
  const random = seededRandom(seed);
  const real: Real = { db, ledger: createLedger(db, stepSpans), acts: createCampaignActs(db) };
  const model = await plantBoth(db, random, subscriptionIds);
  const claims: Claim[] = [];
  const seen = new Set<RecipientState>();
  for (let number = 1; number <= stepsPerSequence; number += 1) {
    const step = drawStep(random, model, claims);
    const where = `sequence ${String(seed)}, step ${String(number)}: ${step.name}`;
    // oxlint-disable-next-line no-await-in-loop -- a sequence
    const answer = await step.real(real);
    expect(answer ?? null, where).toEqual(step.model(model) ?? null);
    // oxlint-disable-next-line no-await-in-loop -- as above
    expect(await realRows(db), where).toEqual(modelRows(model));
    for (const { state } of model.store.rows) seen.add(state);
  }
  return seen;
}

test("the model of the ledger answers and holds what PostgreSQL does", async () => {
  await using database = await createTestDatabase();
  const { db, close } = openDatabase(database.url, 1, () => undefined);
  try {
    await migrate(db);
    // Nothing here has to survive the machine, and a commit that waits for the disk is most of the time.
    await sql`set synchronous_commit = off`.execute(db);
    const subscriptionIds = await plantAudience(db, audienceCount);
    const seen = new Set<RecipientState>();
    for (const seed of sequences) {
      // oxlint-disable-next-line no-await-in-loop -- one database
      for (const state of await runSequence(seed, db, subscriptionIds)) seen.add(state);
      // oxlint-disable-next-line no-await-in-loop -- as above
      await sql`truncate recipients, campaigns, approvals, suppressions, journal_groups, pace_counts, paces cascade`.execute(db);
    }
    expect([...seen].toSorted()).toEqual([...recipientStates].toSorted());
  } finally {
    await close();
  }
});
