import { recipientStates, type RecipientEvent, type RecipientState } from "../src/campaign/recipient-state.ts";
import type { Claim, ClaimedRecipient, HandedRecipient, Ledger, Outcome, SaidOutcome } from "../src/ports/sending.ts";
import { excludeCancelled } from "./acts-model.ts";
import { openRangesOf, spendToken, tokensFor } from "./pace-model.ts";
import { isQuiet } from "./quiet-model.ts";
import { keptBackAs, move, type Campaign, type Row, type StoreModel } from "./store-model.ts";

/** The ledger's statements, each at once: the way to them and back is the network's. */
export type LedgerModel = Omit<
  { readonly [Name in keyof Ledger]: (...given: Parameters<Ledger[Name]>) => Awaited<ReturnType<Ledger[Name]>> },
  "recover"
> & {
  /** `recover` is no transaction: a process may die between its statements, and others come between them. */
  readonly recoverSteps: readonly RecoverStep[];
};

export interface RecoverStep {
  readonly name: "leases" | "people" | "due";
  /** Gives how many rows it changed, of those that `recover` tells. */
  readonly run: () => Partial<Awaited<ReturnType<Ledger["recover"]>>>;
}

/** Of store/ledger.ts, statement by statement. */
export function createLedgerModel(store: StoreModel): LedgerModel {
  return {
    claim: (claim) => claimRows(store, claim),
    renew: (claim, leaseMs) => {
      const held = rowsOf(store, claim.campaignId).filter(
        ({ token, state }) => token === claim.token && (state === "claimed" || state === "handed"),
      );
      for (const row of held) row.leaseUntil = store.nowMs() + leaseMs;
      return held.length;
    },
    release: (claim, seqs) => {
      const given = rowsOf(store, claim.campaignId).filter(
        ({ seq, token, state }) => token === claim.token && state === "claimed" && seqs.includes(seq),
      );
      for (const row of given) move(store, row, "giveBack");
      return given.length;
    },
    excludeSuppressed: (claim) => excludeSuppressed(store, claim),
    mark: (marks, journal) => mark(store, marks, journal.id),
    settle: (claim, seq, outcome) => settle(store, claim, seq, outcome),
    expired: () =>
      store.rows
        .filter(({ state, leaseUntil }) => state === "handed" && (leaseUntil ?? 0) <= store.nowMs())
        .map(({ campaign, seq, attemptCount }) => ({ campaignId: campaign.id, seq, attempt: attemptCount })),
    settleExpired: (said, dueInMs) => settleExpired(store, said, dueInMs),
    recoverSteps: recoverSteps(store),
    openRanges: (sizeMax, ways) =>
      openRangesOf(
        store,
        store.rows.filter(({ state, campaign }) => state === "planned" && mayHandOver(store, campaign)),
        { sizeMax, ways },
      ),
    counts: (campaignId) => counts(store, campaignId),
    hold: (campaignId, reason) => {
      const campaign = store.campaigns.get(campaignId);
      const isForPeople = campaign?.heldReason === "approval" || campaign?.heldReason === "scheduleMissed";
      if (campaign !== undefined && (reason === "approval" || !isForPeople)) campaign.heldReason = reason;
    },
    stopped: () => {
      const found = new Set<string>();
      for (const { campaign, state } of store.rows) if (state === "claimed" && !mayHandOver(store, campaign)) found.add(campaign.id);
      return found;
    },
  };
}

/** Of `mayHandOver` in store/may-hand-over.ts. */
function mayHandOver(store: StoreModel, campaign: Campaign): boolean {
  return (
    campaign.beginsAt <= store.nowMs() &&
    campaign.pausedAt === null &&
    campaign.cancelledAt === null &&
    !isQuiet(store.nowMs(), campaign.quiet) &&
    campaign.heldReason !== "approval" &&
    campaign.heldReason !== "scheduleMissed" &&
    (campaign.kind === "rehearsal" || store.approvals.get(campaign.approvalId ?? "") === "approved")
  );
}

/** Of `hasMissedItsTime` there. */
function hasMissedItsTime(store: StoreModel, { kind, beginsAt, pacedAt, rows }: Campaign): boolean {
  const wasTakenUp = pacedAt !== null || rows.some(({ claimCount }) => claimCount > 0);
  return kind === "campaign" && beginsAt < store.nowMs() - store.scheduleMissedMs && !wasTakenUp;
}

function rowsOf({ campaigns }: StoreModel, campaignId: string): readonly Row[] {
  return campaigns.get(campaignId)?.rows ?? [];
}

function claimRows(store: StoreModel, claim: Claim): readonly ClaimedRecipient[] {
  const campaign = store.campaigns.get(claim.campaignId);
  if (campaign === undefined || !mayHandOver(store, campaign) || hasMissedItsTime(store, campaign)) return [];
  const waiting = campaign.rows.filter(
    ({ seq, state, relay }) =>
      seq >= claim.firstSeq &&
      seq <= claim.lastSeq &&
      state === "planned" &&
      (relay === claim.relay || (relay === null && !claim.begunHereOnly)),
  );
  return tokensFor(store, campaign, waiting, claim).map((row) => {
    move(store, row, "claim");
    row.claimCount += 1;
    row.token = claim.token;
    row.leaseUntil = store.nowMs() + claim.leaseMs;
    return {
      seq: row.seq,
      address: row.address,
      editionDigest: "",
      messageId: "",
      returnPath: `${row.campaign.id} ${String(row.seq)}`,
      attemptCount: row.attemptCount,
      subscriptionNumber: "",
      subscriptionId: row.subscriptionId,
      issueId: row.campaign.issueId,
      recipientKind: row.memberOf === null ? "person" : "members",
      memberOf: row.memberOf ?? undefined,
    };
  });
}

function excludeSuppressed(store: StoreModel, { campaignId, token }: Claim): readonly number[] {
  const found = rowsOf(store, campaignId).filter(
    (row) => row.token === token && row.state === "claimed" && reasonOf(store, row) !== undefined,
  );
  for (const row of found) {
    move(store, row, "exclude");
    row.excludedReason = reasonOf(store, row) ?? null;
    row.campaign.plannedCount -= 1;
    row.campaign.excludedCount += 1;
  }
  return found.map(({ seq }) => seq);
}

/** A member is on its partner's list, everybody else on the publication's own. */
function reasonOf(store: StoreModel, { address, memberOf }: Row): ReturnType<typeof keptBackAs> {
  return keptBackAs(store, { address, partnerId: memberOf ?? undefined });
}

function mark(store: StoreModel, marks: Parameters<Ledger["mark"]>[0], journalId: string): ReturnType<LedgerModel["mark"]> {
  const marked: HandedRecipient[] = [];
  for (const { campaignId, seq, token, relay } of marks) {
    const row = rowsOf(store, campaignId).find((each) => each.seq === seq);
    if (row?.token !== token || row.state !== "claimed" || (row.leaseUntil ?? 0) <= store.nowMs() || !mayHandOver(store, row.campaign))
      continue;
    if ((row.relay ?? relay) !== relay) continue;
    spendToken(store, row);
    move(store, row, "mark");
    row.relay = relay;
    row.attemptCount += 1;
    marked.push({
      campaignId,
      seq,
      subscriptionId: row.subscriptionId,
      issueId: row.campaign.issueId,
      attempt: row.attemptCount,
      kind: row.campaign.kind,
      relay,
    });
  }
  const groupNumber = (store.journalGroups.get(journalId) ?? 0) + 1;
  store.journalGroups.set(journalId, groupNumber);
  return { groupNumber, marked };
}

/** From where a row may be settled, and by which event. */
const settling: Readonly<Record<Outcome["state"], { readonly event: RecipientEvent; readonly fromClaimed: boolean }>> = {
  accepted: { event: "accept", fromClaimed: false },
  unconfirmed: { event: "loseTrack", fromClaimed: false },
  rejected: { event: "reject", fromClaimed: true },
  deferred: { event: "defer", fromClaimed: true },
  planned: { event: "relayFault", fromClaimed: true },
};

function settle(store: StoreModel, { campaignId, token }: Claim, seq: number, outcome: Outcome): boolean {
  const row = rowsOf(store, campaignId).find((each) => each.seq === seq);
  const { event, fromClaimed } = settling[outcome.state];
  if (row?.token !== token || !(row.state === "handed" || (fromClaimed && row.state === "claimed"))) return false;
  const isFault = outcome.state === "planned";
  if (isFault) freeOfItsRelay(row);
  if (row.state === "handed") row.attemptCount -= isFault ? 1 : 0;
  else row.attemptCount += isFault ? 0 : 1;
  move(store, row, event);
  row.dueAt = outcome.state === "deferred" ? store.nowMs() + outcome.dueInMs : null;
  row.category = outcome.category ?? null;
  row.replyCode = outcome.reply?.code ?? null;
  return true;
}

/** Its first body had not begun: any relay may take it. */
function freeOfItsRelay(row: Row): void {
  if (row.state === "handed" && row.attemptCount === 1) row.relay = null;
}

/** Of store/settle-expired.ts. */
function settleExpired(store: StoreModel, said: readonly SaidOutcome[], dueInMs: number): number {
  let count = 0;
  for (const { campaignId, seq, attempt, state } of said) {
    const row = rowsOf(store, campaignId).find((each) => each.seq === seq);
    if (row?.state !== "handed" || row.attemptCount !== attempt || (row.leaseUntil ?? 0) > store.nowMs() || state === "unconfirmed")
      continue;
    if (state === "planned") {
      freeOfItsRelay(row);
      row.attemptCount -= 1;
    }
    move(store, row, settling[state].event);
    row.dueAt = state === "deferred" ? store.nowMs() + dueInMs : null;
    count += 1;
  }
  return count;
}

function recoverSteps(store: StoreModel): LedgerModel["recoverSteps"] {
  const moved = (state: RecipientState, event: RecipientEvent, isReady: (row: Row) => boolean): number => {
    let count = 0;
    for (const row of store.rows) {
      if (row.state !== state || !isReady(row)) continue;
      move(store, row, event);
      count += 1;
    }
    return count;
  };
  const isDue = ({ dueAt }: Row): boolean => (dueAt ?? 0) <= store.nowMs();
  const hasRunOut = ({ leaseUntil }: Row): boolean => (leaseUntil ?? 0) <= store.nowMs();
  return [
    { name: "leases", run: () => ({ unconfirmed: moved("handed", "leaseRanOut", hasRunOut) }) },
    { name: "leases", run: () => ({ planned: moved("claimed", "leaseRanOut", hasRunOut) }) },
    {
      name: "people",
      run: () => {
        excludeCancelled(store);
        return {};
      },
    },
    {
      name: "people",
      run: () => {
        holdMissed(store);
        return {};
      },
    },
    { name: "due", run: () => ({ expired: expireDeferred(store), due: moved("deferred", "comeDue", isDue) }) },
  ];
}

function expireDeferred(store: StoreModel): number {
  const tooOld = store.rows.filter(
    ({ state, dueAt, campaign }) =>
      state === "deferred" && (dueAt ?? 0) <= store.nowMs() && campaign.beginsAt < store.nowMs() - store.campaignAgeMaxMs,
  );
  for (const row of tooOld) {
    move(store, row, "expire");
    row.category = "expired";
  }
  return tooOld.length;
}

function holdMissed(store: StoreModel): void {
  for (const campaign of store.campaigns.values()) {
    const { heldReason, pausedAt, cancelledAt, rows } = campaign;
    if (heldReason !== null || pausedAt !== null || cancelledAt !== null || !hasMissedItsTime(store, campaign)) continue;
    if (!rows.some(({ state }) => state === "planned")) continue;
    campaign.heldReason = "scheduleMissed";
  }
}

function counts(store: StoreModel, campaignId: string): ReturnType<LedgerModel["counts"]> {
  const found = { planned: 0, claimed: 0, handed: 0, accepted: 0, deferred: 0, rejected: 0, unconfirmed: 0, excluded: 0 } satisfies Record<
    (typeof recipientStates)[number],
    number
  >;
  for (const { state } of rowsOf(store, campaignId)) found[state] += 1;
  return found;
}
