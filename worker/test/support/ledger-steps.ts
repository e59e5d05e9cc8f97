import { sql } from "kysely";
import type { ActsModel } from "../../simulation/acts-model.ts";
import type { LedgerModel } from "../../simulation/ledger-model.ts";
import type { Random } from "../../simulation/random.ts";
import type { StoreModel, SuppressionModel } from "../../simulation/store-model.ts";
import type { CampaignActs } from "../../src/ports/campaign-acts.ts";
import type { Claim, Ledger, Mark, OpenWay, Outcome, Pace } from "../../src/ports/sending.ts";
import type { Database } from "../../src/store/database.ts";
import type { PaceSpans } from "../../src/store/pace-store.ts";
import { advance, plantedPartnerId, suppress } from "./planted-campaign.ts";

// Calls of the ledger and acts of people, each for the model of the simulation and for PostgreSQL.

export const audienceCount = 7;
const second = 1_000;

export interface Real {
  readonly db: Database;
  readonly ledger: Ledger;
  readonly acts: CampaignActs;
}

export interface Model {
  readonly store: StoreModel;
  readonly ledger: LedgerModel;
  readonly acts: ActsModel;
  readonly advance: (ms: number) => void;
}

/** A call on both sides; what comes back is compared. */
export interface Step {
  readonly name: string;
  readonly real: (real: Real) => Promise<unknown>;
  readonly model: (model: Model) => unknown;
}

/** In whole half minutes no slot is at the edge of them. */
export const stepSpans: PaceSpans = {
  minuteMs: 45 * second,
  minuteSlotMs: second,
  hourMs: 75 * second,
  hourSlotMs: second,
  dayMs: 135 * second,
  daySlotMs: second,
};

const pace: Pace = { messagesPerMinuteMax: 4, messagesPerDayMax: 6, domainMessagesPerMinuteMax: 3 };

function drawWays(random: Random): readonly OpenWay[] {
  const perhapsPace = random.chance(0.5) ? pace : undefined;
  return ["main", "spare"].filter(() => random.chance(0.7)).map((relay) => ({ relay, pace: perhapsPace }));
}

const outcomes: readonly [Outcome, ...Outcome[]] = [
  { state: "accepted", reply: { code: 250, enhancedCode: "2.0.0", text: "Ok" } },
  { state: "rejected", category: "recipient", reply: { code: 550, enhancedCode: undefined, text: "No such user here" } },
  { state: "rejected", category: "ours" },
  { state: "unconfirmed", category: "connectionLost", evidence: "lost" },
  { state: "planned", category: "relay" },
  { state: "deferred", category: "busy", dueInMs: 60 * second },
  { state: "deferred", category: "busy", dueInMs: 240 * second },
];

const sortedText = (values: readonly unknown[]): readonly string[] => values.map((value) => JSON.stringify(value)).toSorted();

/** The next call: mostly one that can change something, at times one that must not. */
export function drawStep(random: Random, { store }: Model, claims: Claim[]): Step {
  const campaignIds = [...store.campaigns.keys()];
  const campaignId = campaignIds[random.below(campaignIds.length)] ?? "";
  const held = store.rows.filter(({ token }) => token !== null);
  const row = random.chance(0.8) && held.length > 0 ? held[random.below(held.length)] : store.rows[random.below(store.rows.length)];
  const seq = row?.seq ?? 1;
  const claim = (random.chance(0.85) ? claims.find(({ token }) => token === row?.token) : undefined) ?? claims[random.below(claims.length)];
  const kind = random.oneOf(["claim", "claim", "claim", "mark", "mark", "mark", "settle", "settle", "settle", "ledger", "act", "time"]);
  if (kind === "claim" || claim === undefined) return claimStep(random, campaignId, claims);
  switch (kind) {
    case "mark":
      return markStep(random, store, claims, { ...claim, seq });
    case "settle": {
      const outcome = random.oneOf(outcomes);
      return {
        name: `settle ${String(seq)} ${outcome.state}`,
        real: ({ ledger }) => ledger.settle(claim, seq, outcome),
        model: ({ ledger }) => ledger.settle(claim, seq, outcome),
      };
    }
    case "ledger":
      return ledgerStep(random, claim, [seq, 1 + random.below(audienceCount)]);
    case "act":
      return actStep(random, store, campaignId);
    case "time": {
      const ms = random.oneOf([30, 90, 150, 300, 4_020]) * second;
      return { name: `advance ${String(ms)}`, real: ({ db }) => advance(db, ms), model: (model) => model.advance(ms) };
    }
  }
}

function claimedText(rows: Awaited<ReturnType<Ledger["claim"]>>): readonly string[] {
  return sortedText(rows.map(({ seq, address, attemptCount, subscriptionId }) => ({ seq, address, attemptCount, subscriptionId })));
}

function claimStep(random: Random, campaignId: string, claims: Claim[]): Step {
  const firstSeq = 1 + random.below(audienceCount);
  const token = `00000000-0000-7000-8000-${String(claims.length).padStart(12, "0")}`;
  const relay = random.oneOf(["main", "main", "spare"]);
  const leaseMs = random.oneOf([120, 300]) * second;
  const claim: Claim = {
    campaignId,
    firstSeq,
    lastSeq: firstSeq + 2,
    token,
    leaseMs,
    relay,
    begunHereOnly: random.chance(0.2),
    pace: random.chance(0.4) ? pace : undefined,
  };
  claims.push(claim);
  return {
    name: `claim ${String(firstSeq)} for ${relay}${claim.pace === undefined ? "" : " at pace"}`,
    real: async ({ ledger }) => claimedText(await ledger.claim(claim)),
    model: ({ ledger }) => claimedText(ledger.claim(claim)),
  };
}

function markedText({ groupNumber, marked }: Awaited<ReturnType<Ledger["mark"]>>): readonly string[] {
  return sortedText([
    groupNumber,
    ...marked.map(({ campaignId, seq, subscriptionId, attempt }) => ({ campaignId, seq, subscriptionId, attempt })),
  ]);
}

function markStep(random: Random, store: StoreModel, claims: readonly Claim[], first: Mark): Step {
  const others = store.rows.filter(({ token }) => token !== null && random.chance(0.2));
  const relayOf = (token: string): string => claims.find((claim) => claim.token === token)?.relay ?? "main";
  const marks = [first, ...others.map(({ campaign, seq, token }) => ({ campaignId: campaign.id, seq, token: token ?? "" }))].map(
    // Now and then one that the claim was not made for.
    ({ campaignId, seq, token }) => ({ campaignId, seq, token, relay: random.chance(0.1) ? "spare" : relayOf(token) }),
  );
  const id = `00000000-0000-7000-9000-00000000000${String(random.below(2))}`;
  return {
    name: `mark ${String(marks.length)} of ${String(claims.length)} claims`,
    real: async ({ ledger }) => markedText(await ledger.mark(marks, { id, machineId: id })),
    model: ({ ledger }) => markedText(ledger.mark(marks, { id, machineId: id })),
  };
}

function ledgerStep(random: Random, claim: Claim, seqs: readonly number[]): Step {
  const name = random.oneOf(["renew", "release", "excludeSuppressed", "recover", "recover", "openRanges", "counts", "hold", "stopped"]);
  switch (name) {
    case "renew":
      return { name, real: ({ ledger }) => ledger.renew(claim, claim.leaseMs), model: ({ ledger }) => ledger.renew(claim, claim.leaseMs) };
    case "release":
      return { name, real: ({ ledger }) => ledger.release(claim, seqs), model: ({ ledger }) => ledger.release(claim, seqs) };
    case "excludeSuppressed":
      return {
        name,
        real: async ({ ledger }) => sortedText(await ledger.excludeSuppressed(claim)),
        model: ({ ledger }) => sortedText(ledger.excludeSuppressed(claim)),
      };
    case "recover":
      return { name, real: ({ ledger }) => ledger.recover(), model: ({ ledger }) => recovered(ledger) };
    case "openRanges": {
      const ways = { rehearsal: drawWays(random), campaign: drawWays(random) };
      return {
        name: `openRanges ${JSON.stringify(ways)}`,
        real: async ({ ledger }) => sortedText(await ledger.openRanges(3, ways)),
        model: ({ ledger }) => sortedText(ledger.openRanges(3, ways)),
      };
    }
    case "counts":
      return { name, real: ({ ledger }) => ledger.counts(claim.campaignId), model: ({ ledger }) => ledger.counts(claim.campaignId) };
    case "hold": {
      const reason = random.oneOf(["relay", "fileLost", null, "approval"]);
      const isRare = reason === "approval" && random.chance(0.7);
      const noted = isRare ? null : reason;
      return {
        name: `hold ${String(noted)}`,
        real: ({ ledger }) => ledger.hold(claim.campaignId, noted),
        model: ({ ledger }) => ledger.hold(claim.campaignId, noted),
      };
    }
    case "stopped":
      return {
        name,
        real: async ({ ledger }) => sortedText([...(await ledger.stopped())]),
        model: ({ ledger }) => sortedText([...ledger.stopped()]),
      };
  }
}

function recovered({ recoverSteps }: LedgerModel): unknown {
  const told = { unconfirmed: 0, planned: 0, expired: 0, due: 0 };
  return Object.assign(told, ...recoverSteps.map(({ run }) => run()));
}

/** The whole publication, and one list: whose reader left it, or whose partner wants nothing sent. */
const scopes: readonly [Omit<SuppressionModel, "address">, ...Omit<SuppressionModel, "address">[]] = [
  { list: null, isByPartner: false },
  { list: { partnerId: undefined }, isByPartner: false },
  { list: { partnerId: plantedPartnerId }, isByPartner: false },
  { list: { partnerId: plantedPartnerId }, isByPartner: true },
];

function actStep(random: Random, store: StoreModel, campaignId: string): Step {
  const name = random.oneOf([
    "pause",
    "resume",
    "resume",
    "resolve",
    "resolve",
    "resolve",
    "cancel",
    "suppress",
    "withdraw",
    "retryNow",
    "planAgain",
    "planAgain",
  ]);
  const isRare = random.chance(0.7);
  switch (name) {
    case "pause":
    case "resume":
      return { name, real: ({ acts }) => acts[name](campaignId, "test"), model: ({ acts }) => acts[name](campaignId) };
    case "suppress": {
      const address = `reader-${String(1 + random.below(audienceCount))}@example.org`;
      const suppression = { address, ...random.oneOf(scopes) };
      return { name, real: ({ db }) => suppress(db, suppression), model: (model) => void model.store.suppressed.push(suppression) };
    }
    case "retryNow":
      return { name, real: ({ acts }) => acts.retryNow(campaignId, "test"), model: ({ acts }) => acts.retryNow(campaignId) };
    case "planAgain":
      return { name, real: ({ acts }) => acts.planAgain(campaignId, "mended", "test"), model: ({ acts }) => acts.planAgain(campaignId) };
    case "resolve":
      break;
    case "cancel":
      if (isRare) break;
      return { name, real: ({ acts }) => acts.cancel(campaignId, "test"), model: ({ acts }) => acts.cancel(campaignId) };
    case "withdraw": {
      const approvalId = store.campaigns.get(campaignId)?.approvalId;
      if (isRare || approvalId == null) break;
      return {
        name,
        real: async ({ db }) => void (await sql`update approvals set state = 'withdrawn' where id = ${approvalId}`.execute(db)),
        model: (model) => void model.store.approvals.set(approvalId, "withdrawn"),
      };
    }
  }
  const decision = random.oneOf(["submitAgain", "submitAgain", "accepted", "abandoned"]);
  const seqs = [1, 3, 4, 6];
  return {
    name: `resolve ${decision}`,
    real: ({ acts }) => acts.resolve(campaignId, { seqs, decision, reason: "test" }, "test"),
    model: ({ acts }) => acts.resolve(campaignId, { seqs, decision }).length,
  };
}
