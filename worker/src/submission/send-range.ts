import { AssertionError } from "node:assert";
import type { Claim, ClaimedRecipient, Journal, Ledger, MessageSubmitter, Outcome, RecipientRange } from "../ports/sending.ts";
import type { Ids, Timers } from "../ports/surroundings.ts";
import type { LaneCount } from "./lanes.ts";
import type { AnnounceMark } from "./mark-group.ts";
import { overLanes } from "./over-lanes.ts";

export interface SendRange {
  readonly ledger: Ledger;
  readonly journal: Journal;
  readonly submitter: MessageSubmitter;
  readonly announce: AnnounceMark;
  readonly ids: Ids;
  readonly timers: Pick<Timers, "every">;
  /** The message of a recipient; O(1) per recipient, since its edition was rendered once. */
  readonly messageFor: (campaignId: string, recipient: ClaimedRecipient) => Promise<Uint8Array>;
  readonly bounds: {
    readonly leaseDurationMs: number;
    readonly leaseRenewalMs: number;
    readonly attemptsMax: number;
  };
  /** To this relay. */
  readonly lanes: LaneCount;
  /** Pause before the next attempt, after `attemptCount` earlier ones. */
  readonly pauseMs: (attemptCount: number) => number;
  /** True once the process was asked to stop, or this campaign was: nothing new is begun. */
  readonly isDraining: () => boolean;
  /** Why the campaign may not go on by its approval; undefined when it may. Asked before every claim. */
  readonly approvalFault: (campaignId: string) => Promise<string | undefined>;
  readonly onRefused: (event: { readonly campaignId: string; readonly fault: string }) => void;
  readonly onOutcome: (event: {
    readonly campaignId: string;
    readonly seq: number;
    readonly state: Outcome["state"];
    readonly category: string | undefined;
    readonly isSettled: boolean;
  }) => void;
}

/** Over which relay, how fast, and of whom. */
type Way = Pick<Claim, "relay" | "begunHereOnly" | "pace">;

/** `nothing`: there was nothing to claim, or no token for it, and so nothing was learnt about the relay. */
export type RangeResult = "done" | "nothing" | "relayFault" | "drained" | "notApproved";

/** Sends what is planned in a range: claim, then each recipient on a lane. Running a range twice does no harm: the second claim finds nothing. */
export async function sendRange(range: RecipientRange & Way, send: SendRange): Promise<RangeResult> {
  const fault = await send.approvalFault(range.campaignId);
  if (fault !== undefined) {
    send.onRefused({ campaignId: range.campaignId, fault });
    return "notApproved";
  }
  const claim: Claim = { ...range, token: send.ids.uuidv7(), leaseMs: send.bounds.leaseDurationMs };
  const claimed = await send.ledger.claim(claim);
  if (claimed.length === 0) return "nothing";
  const excluded = new Set(await send.ledger.excludeSuppressed(claim));
  const waiting = claimed.filter(({ seq }) => !excluded.has(seq));
  // Background renewal: a relay may take minutes for one reply. A renewal that fails is noticed at the next mark, which is fenced.
  const stopRenewing = send.timers.every(send.bounds.leaseRenewalMs, () => void send.ledger.renew(claim, claim.leaseMs).catch(() => 0));
  try {
    return await sendWaiting(claim, waiting, send);
  } finally {
    stopRenewing();
  }
}

async function sendWaiting(claim: Claim, waiting: ClaimedRecipient[], send: SendRange): Promise<RangeResult> {
  // An object, since lanes change it while others read it.
  const fault = { isSeen: false };
  const sent = overLanes(waiting, { laneCount: send.lanes.now, mayGoOn: () => !fault.isSeen && !send.isDraining() }, async (recipient) => {
    const outcome = await sendOne(claim, recipient, send);
    if (outcome !== undefined) send.lanes.note(outcome.state);
    if (outcome?.state === "planned") fault.isSeen = true;
  });
  // What was not begun is given back, also when something broke.
  const broken = await sent.then(
    () => undefined,
    (cause: unknown) => ({ cause }),
  );
  if (waiting.length > 0) {
    await send.ledger.release(
      claim,
      waiting.map(({ seq }) => seq),
    );
  }
  if (broken !== undefined) throw broken.cause;
  if (fault.isSeen) return "relayFault";
  return waiting.length > 0 ? "drained" : "done";
}

async function sendOne(claim: Claim, recipient: ClaimedRecipient, send: SendRange): Promise<Outcome | undefined> {
  const { campaignId } = claim;
  const { seq } = recipient;
  const result = await attempt(claim, recipient, send);
  // Nothing of ours has left. Either somebody else has the row now, or the campaign was stopped: then it is given back.
  if (result.state === "claimLost") {
    await send.ledger.release(claim, [seq]);
    return undefined;
  }
  const outcome = withinAttempts(result, recipient, send);
  // The journal first: if the process dies between the two, the reply is not lost.
  await send.journal.appendOutcome({ ...recipient, campaignId, attempt: recipient.attemptCount + 1 }, outcome.state);
  const isSettled = await send.ledger.settle(claim, seq, outcome);
  send.onOutcome({ campaignId, seq, state: outcome.state, category: outcome.category, isSettled });
  return outcome;
}

async function attempt(claim: Claim, recipient: ClaimedRecipient, send: SendRange): ReturnType<MessageSubmitter["submit"]> {
  const { campaignId, token, relay } = claim;
  let bytes: Uint8Array;
  try {
    bytes = await send.messageFor(campaignId, recipient);
  } catch (cause) {
    // A message that cannot be built is a bug about this one recipient: he stops with a clear state, and the others go on. Anything else
    // (the database away) is nobody's rejection and ends the job.
    if (!(cause instanceof AssertionError)) throw cause;
    return { state: "rejected", category: "ours", evidence: `The message could not be built: ${cause.message}` };
  }
  return send.submitter.submit({
    from: recipient.returnPath,
    to: recipient.address,
    bytes,
    mayBegin: () => send.announce({ campaignId, seq: recipient.seq, token, relay }),
  });
}

function withinAttempts(outcome: Outcome, { attemptCount }: ClaimedRecipient, { bounds, pauseMs }: SendRange): Outcome {
  if (outcome.state !== "deferred") return outcome;
  if (attemptCount + 1 < bounds.attemptsMax) return { ...outcome, dueInMs: pauseMs(attemptCount) };
  const { reply, evidence } = outcome;
  return {
    state: "rejected",
    category: "expired",
    ...(reply === undefined ? {} : { reply }),
    ...(evidence === undefined ? {} : { evidence }),
  };
}
