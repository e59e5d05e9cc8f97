import type { RecipientEvent, RecipientState } from "../src/campaign/recipient-state.ts";
import { domainOf } from "../src/campaign/pace.ts";
import type { MarkedRecipient, Pace } from "../src/ports/sending.ts";
import type { LedgerModel } from "./ledger-model.ts";
import { isQuiet } from "./quiet-model.ts";
import { nameOf, type Row, type StoreModel } from "./store-model.ts";
import { verdictOf, type Notes, type Verdict } from "./verdict.ts";

/** Looks at everything that happens in a schedule, and holds it against the contract. Knows nothing of how the domain works. */
export interface Watch {
  /** Of the store: every change of a row. */
  readonly moved: (row: Row, event: RecipientEvent, to: RecipientState | undefined) => void;
  readonly bodyBegun: (key: string, evidence: BegunBody) => void;
  readonly bodyTaken: (key: string) => void;
  /** A person wants this row submitted again, or says what became of it. */
  readonly decided: (key: string, decision: "submitAgain" | "accepted" | "abandoned") => void;
  /** A person stopped the campaign, or let it go on. */
  readonly stopped: (campaignId: string, isStopped: boolean) => void;
  /** The machine says why a campaign waits. */
  readonly held: (campaignId: string, hold: () => void) => void;
  /** From here on nobody can know what becomes of this attempt. */
  readonly doubtful: (key: string) => void;
  readonly killed: () => void;
  /** An outcome was stored: for whom, and whether the journal had it. */
  readonly settled: (key: string, evidence: { readonly wasHeld: boolean; readonly isInJournal: boolean }) => void;
  readonly fault: (text: string) => void;
  readonly hasFault: () => boolean;
  readonly verdict: (ledger: LedgerModel) => Verdict;
}

/** Of a process, at the first byte of a body: whether it was told that it may, and whether its journal has the mark for good. */
export interface BodyEvidence {
  readonly wasGranted: boolean;
  readonly isInJournal: boolean;
}

/** At which relay. */
export interface BegunBody extends BodyEvidence {
  readonly relay: string;
}

export interface WatchWith {
  readonly store: () => StoreModel;
  /** Of each relay that campaigns go to. */
  readonly pace: () => Pace | undefined;
  /** Whether something has gone wrong around the process that holds this claim, so that its lease may have run out. */
  readonly isTroubled: (token: string | null) => boolean;
  readonly isDead: (token: string | null) => boolean;
}

export function keyOf({ campaignId, seq }: Pick<MarkedRecipient, "campaignId" | "seq">): string {
  return `${campaignId} ${String(seq)}`;
}

export function createWatch(use: WatchWith): Watch {
  const { store } = use;
  const notes: Notes = {
    taken: new Map(),
    submittedAgain: new Map(),
    begunAt: new Map(),
    plannedAgain: new Map(),
    confirmed: new Set(),
    doubts: new Set(),
    stopped: new Set(),
    quiet: new Map(),
    handed: [],
    faults: [],
    totals: { bodies: 0, kills: 0, unconfirmed: 0 },
  };
  const { taken, submittedAgain, confirmed, doubts, stopped, faults, totals } = notes;
  const fault = (text: string): void => void faults.push(text);
  return {
    moved: (row, event, to) => moved(notes, use, { row, event, to }),
    bodyBegun: (key, { wasGranted, isInJournal, relay }) => {
      const relays = notes.begunAt.get(key) ?? new Set();
      notes.begunAt.set(key, relays.add(relay));
      if (relays.size > 1 + (notes.plannedAgain.get(key) ?? 0)) fault(`${key}: a body began at ${[...relays].join(" and at ")}`);
      if (!wasGranted) fault(`${key}: a body began before its mark`);
      else if (!isInJournal) fault(`${key}: a body began before the journal was synced`);
    },
    bodyTaken: (key) => {
      totals.bodies += 1;
      taken.set(key, (taken.get(key) ?? 0) + 1);
    },
    decided: (key, decision) => {
      if (decision === "submitAgain") submittedAgain.set(key, (submittedAgain.get(key) ?? 0) + 1);
      if (decision === "accepted") confirmed.add(key);
    },
    stopped: (campaignId, isStopped) => void (isStopped ? stopped.add(campaignId) : stopped.delete(campaignId)),
    held: (campaignId, hold) => {
      const before = store().campaigns.get(campaignId)?.heldReason;
      hold();
      const after = store().campaigns.get(campaignId)?.heldReason;
      const isForPeople = before === "approval" || before === "scheduleMissed";
      if (isForPeople && after !== before && after !== "approval") fault(`${campaignId}: the machine ended a hold that only a person ends`);
    },
    doubtful: (key) => {
      const [campaignId = "", seq] = key.split(" ");
      const row = store().campaigns.get(campaignId)?.rows[Number(seq) - 1];
      // A mark may be on its way, and come to be stored after this.
      if (row !== undefined) doubts.add(row.state === "claimed" ? nextAttemptOf(row) : attemptOf(row));
    },
    killed: () => {
      totals.kills += 1;
    },
    settled: (key, { wasHeld, isInJournal }) => {
      if (!wasHeld) fault(`${key}: settled by a claim that was lost`);
      if (!isInJournal) fault(`${key}: settled before the journal had the reply`);
    },
    fault,
    hasFault: () => faults.length > 0,
    verdict: (ledger) => verdictOf(notes, store(), ledger),
  };
}

interface Move {
  readonly row: Row;
  readonly event: RecipientEvent;
  readonly to: RecipientState | undefined;
}

function moved(notes: Notes, use: WatchWith, { row, event, to }: Move): void {
  const { doubts, stopped, faults, totals, plannedAgain } = notes;
  const { store, isTroubled, isDead } = use;
  const { campaign, token, attemptCount } = row;
  const fault = (text: string): void => void faults.push(`${nameOf(row)}: ${text}`);
  if (to === undefined) fault(`${event} may not happen in ${row.state}`);
  if (event === "mark" && (stopped.has(campaign.id) || campaign.beginsAt > store().nowMs()))
    fault("handed over although its campaign was stopped, or had not begun");
  if (event === "claim") notes.quiet.set(campaign.id, notes.quiet.get(campaign.id) ?? campaign.quiet);
  if (event === "mark" && isQuiet(store().nowMs(), notes.quiet.get(campaign.id) ?? null)) fault("handed over in quiet hours");
  if (event === "mark") for (const text of notePace(notes, use, row)) fault(text);
  if (event === "planAgain") plannedAgain.set(nameOf(row), (plannedAgain.get(nameOf(row)) ?? 0) + 1);
  if (event === "comeDue" && campaign.beginsAt < store().nowMs() - store().campaignAgeMaxMs)
    fault("tried again although its campaign is too old");
  if (event === "claim" && isTooLate(store(), row)) fault("a campaign that missed its time began by itself");
  // A request of a process that died on the way: the mark is stored, and nobody is there for the body.
  if (event === "mark" && isDead(token)) doubts.add(nextAttemptOf(row));
  if (to !== "unconfirmed") return;
  totals.unconfirmed += 1;
  if (event === "leaseRanOut" && isTroubled(token)) doubts.add(attemptOf(row));
  if (!doubts.has(attemptOf(row))) fault(`unconfirmed, and nothing had happened to attempt ${String(attemptCount)}`);
}

/** With the mark the body may begin: from here on it counts, for the relay whose token was taken, for its mail domain, and for its partner. */
function notePace({ handed }: Notes, { store, pace }: WatchWith, { campaign, address, paceRelay, memberOf }: Row): readonly string[] {
  if (campaign.kind === "rehearsal") return [];
  const [bounds, members] = [pace(), store().membersPaces.get(memberOf ?? "")];
  const [now, domain] = [store().nowMs(), domainOf(address)];
  handed.push({ relay: paceRelay, domain, memberOf, at: now });
  const countWithin = (ms: number, isOne: (each: Notes["handed"][number]) => boolean): number =>
    handed.filter((each) => each.at > now - ms && isOne(each)).length;
  const isHere = (each: Notes["handed"][number]): boolean => each.relay === paceRelay;
  const isOfPartner = (each: Notes["handed"][number]): boolean => each.memberOf === memberOf;
  const { minuteMs, hourMs, dayMs } = store().paceSpans;
  const counts: readonly (readonly [string, number, number | undefined])[] = [
    ["a relay within a minute", countWithin(minuteMs, isHere), bounds?.messagesPerMinuteMax],
    ["a relay within a day", countWithin(dayMs, isHere), bounds?.messagesPerDayMax],
    ["a mail domain within a minute", countWithin(minuteMs, (each) => each.domain === domain), bounds?.domainMessagesPerMinuteMax],
    ["members of a partner within an hour", countWithin(hourMs, isOfPartner), members?.messagesPerHourMax],
    ["members of a partner within a day", countWithin(dayMs, isOfPartner), members?.messagesPerDayMax],
  ];
  return counts.flatMap(([where, count, max]) => (count > (max ?? Infinity) ? [`more were handed over to ${where} than its bound`] : []));
}

function attemptOf(row: Row): string {
  return `${nameOf(row)} ${String(row.attemptCount)}`;
}

function nextAttemptOf(row: Row): string {
  return `${nameOf(row)} ${String(row.attemptCount + 1)}`;
}

/** Within the bound it begins by itself; later a person says whether it still should (docs/failure-modes.md). */
function isTooLate(store: StoreModel, { campaign }: Row): boolean {
  const hasBegun = campaign.pacedAt !== null || campaign.rows.some(({ claimCount }) => claimCount > 0);
  return campaign.kind === "campaign" && !hasBegun && campaign.beginsAt < store.nowMs() - store.scheduleMissedMs;
}
