import { campaignStatus } from "../src/campaign/campaign-status.ts";
import type { LedgerModel } from "./ledger-model.ts";
import type { QuietWindow } from "./quiet-model.ts";
import { nameOf, type Campaign, type Row, type StoreModel } from "./store-model.ts";

/** What the watch has written down of a schedule. */
export interface Notes {
  /** Bodies the relay took, by row. */
  readonly taken: Map<string, number>;
  /** How often a person wanted the row submitted again. */
  readonly submittedAgain: Map<string, number>;
  /** Relays at which a body of a row was begun. */
  readonly begunAt: Map<string, Set<string>>;
  /** How often a person planned a row again, which may then go to any relay. */
  readonly plannedAgain: Map<string, number>;
  /** Rows of which a person said that they had arrived. */
  readonly confirmed: Set<string>;
  /** Attempts that may end unconfirmed: in flight at a kill, or their reply was lost. */
  readonly doubts: Set<string>;
  /** Campaigns that a person has stopped. */
  readonly stopped: Set<string>;
  /** Of each campaign, as it was at its first claim: it was signed, and nothing changes it. */
  readonly quiet: Map<string, QuietWindow | null>;
  /** What was handed over under a pace. */
  readonly handed: { readonly relay: string | null; readonly domain: string; readonly memberOf: string | null; readonly at: number }[];
  readonly faults: string[];
  readonly totals: { bodies: number; kills: number; unconfirmed: number };
}

export interface Verdict {
  readonly recipients: number;
  readonly bodies: number;
  /** Rows with two bodies and no decision of a person between them, and people who got an issue by two campaigns. */
  readonly doubled: number;
  /** Rows that are accepted and of which no body was taken, or that came to no end. */
  readonly lost: number;
  readonly unconfirmed: number;
  readonly unconfirmedBound: number;
  readonly kills: number;
  /** Every other invariant that was broken, in words. */
  readonly faults: readonly string[];
}

export function isBroken({ doubled, lost, faults }: Verdict): boolean {
  return doubled > 0 || lost > 0 || faults.length > 0;
}

export function isAtItsEnd({ state }: Row): boolean {
  return state === "accepted" || state === "rejected" || state === "excluded" || state === "unconfirmed";
}

export function verdictOf(notes: Notes, { rows, campaigns }: StoreModel, ledger: LedgerModel): Verdict {
  const { taken, submittedAgain, confirmed, doubts, totals } = notes;
  const timesTaken = (row: Row): number => taken.get(nameOf(row)) ?? 0;
  const isLost = (row: Row): boolean => row.state === "accepted" && timesTaken(row) === 0 && !confirmed.has(nameOf(row));
  const faults = [...notes.faults, ...[...campaigns.values()].flatMap((campaign) => faultsOf(campaign, ledger))];
  if (totals.unconfirmed > doubts.size) faults.push(`${String(totals.unconfirmed)} unconfirmed, ${String(doubts.size)} were in doubt`);
  return {
    recipients: rows.length,
    bodies: totals.bodies,
    doubled: doubledOf(rows, (row) => timesTaken(row) - (submittedAgain.get(nameOf(row)) ?? 0)),
    // A schedule that was ended by a fault has not come to its end.
    lost: rows.filter((row) => isLost(row) || (notes.faults.length === 0 && !isAtItsEnd(row))).length,
    unconfirmed: totals.unconfirmed,
    unconfirmedBound: doubts.size,
    kills: totals.kills,
    faults,
  };
}

/** By row, and over all campaigns of an issue by subscription; rehearsals are nobody's issue. */
function doubledOf(rows: readonly Row[], undecided: (row: Row) => number): number {
  const byPerson = new Map<string, number>();
  for (const row of rows) {
    const { campaign, subscriptionId } = row;
    const person = `${campaign.kind === "campaign" ? campaign.issueId : campaign.id} ${subscriptionId}`;
    byPerson.set(person, (byPerson.get(person) ?? 0) + Math.max(0, undecided(row)));
  }
  return [...byPerson.values()].filter((count) => count > 1).length;
}

/** Its counts add up, and people are shown a status that is true. */
function faultsOf(campaign: Campaign, ledger: LedgerModel): readonly string[] {
  const { id, candidateCount, plannedCount, excludedCount, heldReason, rows } = campaign;
  const counts = ledger.counts(id);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const status = campaignStatus({
    candidateCount,
    counts,
    heldReason,
    hasBegun: true,
    isPaused: campaign.pausedAt !== null,
    isCancelled: campaign.cancelledAt !== null,
    quietNow: null,
  });
  const isUnconfirmed = counts.unconfirmed > 0;
  const isStatusTrue = isUnconfirmed ? status === "needsDecision" : status === "finished" || status === "cancelled";
  return [
    ...(total === candidateCount ? [] : [`${id}: ${String(total)} rows of ${String(candidateCount)} candidates`]),
    ...(plannedCount + excludedCount === candidateCount ? [] : [`${id}: planned + excluded is not candidates`]),
    ...(counts.excluded === excludedCount ? [] : [`${id}: ${String(counts.excluded)} are excluded, ${String(excludedCount)} are counted`]),
    ...(isStatusTrue || !rows.every(isAtItsEnd) ? [] : [`${id}: ends as ${status}`]),
  ];
}
