import assert from "node:assert/strict";
import { ContentError } from "../content/content-error.ts";
import type { CampaignKind } from "../ports/campaigns.ts";
import type { HandedRow, Journal, Ledger, RangeQueue, RecipientRange, SaidOutcome } from "../ports/sending.ts";
import type { Ids, Timers } from "../ports/surroundings.ts";
import { JournalAheadError } from "./journal-ahead-error.ts";
import { createLaneCount, type LaneCount } from "./lanes.ts";
import { createMarkGroup, type AnnounceMark } from "./mark-group.ts";
import { createNoteHold } from "./note-hold.ts";
import { patientLedger } from "./patient-ledger.ts";
import { createWays, type RangeEnd, type Route, type Routes } from "./routes.ts";
import { sendRange, type SendRange } from "./send-range.ts";

export interface SendingLoopWith extends Pick<SendRange, "messageFor" | "approvalFault" | "pauseMs"> {
  readonly ledger: Ledger;
  readonly journal: Journal;
  readonly routes: Routes;
  /** Undefined where there is no such campaign. */
  readonly kindOf: (campaignId: string) => Promise<CampaignKind | undefined>;
  readonly queue: Pick<RangeQueue, "add">;
  readonly ids: Ids;
  readonly timers: Timers;
  /** Whether this machine may send at all; locked once, a process stays locked. */
  readonly guard: { readonly isLocked: () => boolean; readonly lock: (reason: string) => void };
  readonly bounds: Omit<SendRange["bounds"], "leaseRenewalMs"> & {
    readonly acceptedBeforeMoreLanes: number;
    readonly batchRecipientsMax: number;
    readonly markGroupSizeMax: number;
    readonly circuitFirstMs: number;
    readonly circuitMaxMs: number;
    readonly settleAgainMs: number;
    readonly backOffFirstMs: number;
  };
  /** What the journals of this installation have of such rows. */
  readonly outcomesSaid: (handed: readonly HandedRow[]) => Promise<readonly SaidOutcome[]>;
  readonly onEvent: (event: Readonly<Record<string, unknown>>) => void;
}

/** What a sending process does between its queue and the ledger, whatever stands behind the two. */
export interface SendingLoop {
  /** A job: safe to run twice, late, or beside another process. */
  readonly run: (range: RecipientRange) => Promise<void>;
  /** Puts right what a dead process or a lost queue left. */
  readonly reconcile: () => Promise<void>;
  /** No new claims from here on. */
  readonly stop: () => void;
  readonly isStopped: () => boolean;
}

export function createSendingLoop(use: SendingLoopWith): SendingLoop {
  const { queue, guard, bounds, timers, onEvent } = use;
  const ledger = patientLedger(use.ledger, timers, bounds);
  const ways = createWays(use.routes, timers, bounds);
  const noteHold = createNoteHold(ledger);
  const announce = announcing(use);
  const lanesTo = createLanes(use);
  const state = { isDraining: false };
  const stopped: { campaigns: ReadonlySet<string> } = { campaigns: new Set() };
  const isStopped = (): boolean => state.isDraining || guard.isLocked();

  const sendOver = async (range: RecipientRange, { name: relay, submitter, pace }: Route, begunHereOnly: boolean): Promise<RangeEnd> => {
    const { campaignId } = range;
    return sendRange(
      { ...range, relay, begunHereOnly, pace },
      {
        ...use,
        ledger,
        submitter,
        announce,
        // Two renewals may fail before the lease runs out.
        lanes: lanesTo(relay),
        bounds: { ...bounds, leaseRenewalMs: bounds.leaseDurationMs / 3 },
        isDraining: () => isStopped() || stopped.campaigns.has(campaignId),
        onRefused: ({ fault }) => onEvent({ event: "campaign.notApproved", campaignId, fault }),
        onOutcome: ({ seq, state: outcome, category, isSettled }) =>
          onEvent({ event: `recipient.${outcome}`, campaignId, seq, relay, category, isSettled }),
      },
    ).catch((cause: unknown) => lostFile(cause, { campaignId, onEvent }));
  };

  return {
    run: async (range) => {
      if (isStopped()) return;
      const kind = await use.kindOf(range.campaignId);
      if (kind === undefined) return;
      await noteHold(range.campaignId, await ways.over(kind, (route, begunHereOnly) => sendOver(range, route, begunHereOnly)));
    },
    reconcile: async () => {
      stopped.campaigns = await ledger.stopped();
      await settleFromJournals(use);
      const recovered = await ledger.recover();
      if (Object.values(recovered).some((count) => count > 0)) onEvent({ event: "ledger.recovered", ...recovered });
      if (!isStopped()) await queue.add(await ledger.openRanges(bounds.batchRecipientsMax, ways.open()));
    },
    stop: () => {
      state.isDraining = true;
    },
    isStopped,
  };
}

/** Of each relay, whichever campaign it is for. */
function createLanes({ routes, bounds }: Pick<SendingLoopWith, "routes" | "bounds">): (relay: string) => LaneCount {
  const lanes = new Map<string, LaneCount>();
  for (const { name, lanesMax } of Object.values(routes).flat())
    lanes.set(name, lanes.get(name) ?? createLaneCount({ ...bounds, lanesMax }));
  return (relay) => {
    const found = lanes.get(relay);
    assert(found !== undefined, "a range goes over one of the routes");
    return found;
  };
}

/** By our own copy of a reply, where a dead process left one. */
async function settleFromJournals({ ledger, outcomesSaid, bounds, onEvent }: SendingLoopWith): Promise<void> {
  const handed = await ledger.expired();
  if (handed.length === 0) return;
  const settled = await ledger.settleExpired(await outcomesSaid(handed), bounds.backOffFirstMs);
  if (settled > 0) onEvent({ event: "ledger.settledFromJournal", settled });
}

function announcing({ ledger, journal, guard, bounds }: SendingLoopWith): AnnounceMark {
  const markInGroup = createMarkGroup({ ledger, journal, groupSizeMax: bounds.markGroupSizeMax });
  return async (mark) =>
    markInGroup(mark).catch((cause: unknown) => {
      if (cause instanceof JournalAheadError) guard.lock(`The database was restored under the running worker: ${cause.message}.`);
      throw cause;
    });
}

/** A file that should go along is gone: nothing has left, leases run out, and the next round tries again until somebody has put it back. */
function lostFile(
  cause: unknown,
  { campaignId, onEvent }: Pick<SendingLoopWith, "onEvent"> & Pick<RecipientRange, "campaignId">,
): "fileLost" {
  if (!(cause instanceof ContentError) || cause.code !== "fileLost") throw cause;
  onEvent({ event: "file.lost", campaignId, message: cause.message });
  return "fileLost";
}
