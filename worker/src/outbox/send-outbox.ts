import type { LeasedMail, Outbox } from "../ports/outbox.ts";
import type { MessageSubmitter, OpenWay, Outcome } from "../ports/sending.ts";
import type { Ids } from "../ports/surroundings.ts";

export interface SendOutbox {
  readonly outbox: Outbox;
  readonly submitter: MessageSubmitter;
  /** The relay they go to. */
  readonly way: OpenWay;
  readonly ids: Ids;
  readonly bounds: {
    /** From taking a mail to the relay's 354. */
    readonly leaseDurationMs: number;
    /** From the mark to the relay's reply; a living process settles before it runs out. */
    readonly handedLeaseMs: number;
    readonly attemptsMax: number;
    readonly mailsPerRoundMax: number;
  };
  /** Pause before the next attempt, after `attemptCount` earlier ones. */
  readonly pauseMs: (attemptCount: number) => number;
  /** True once nothing new may be begun: the process was asked to stop, or sending is locked. */
  readonly isStopped: () => boolean;
  readonly onOutcome: (event: { readonly mailId: string; readonly state: Outcome["state"]; readonly isSettled: boolean }) => void;
}

/**
 * Sends what is due of the single mails, one after the other. Under the ledger's honesty: `handed` is committed before the first byte of a
 * body leaves, only a reply settles, and what may have arrived is `unconfirmed` and never sent again by the machine.
 */
export async function sendOutbox(send: SendOutbox): Promise<void> {
  await send.outbox.recover();
  for (let count = 0; count < send.bounds.mailsPerRoundMax && !send.isStopped(); count += 1) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- one mail after the other is the point
    const mail = await send.outbox.take(send.ids.uuidv7(), send.bounds.leaseDurationMs, send.way);
    if (mail === undefined) return;
    // oxlint-disable-next-line eslint/no-await-in-loop -- as above
    const outcome = await sendOne(mail, send);
    // The relay is unwell: the others would meet the same.
    if (outcome === undefined || outcome.state === "planned") return;
  }
}

async function sendOne(mail: LeasedMail, send: SendOutbox): Promise<Outcome | undefined> {
  const result = await send.submitter.submit({
    from: mail.returnPath,
    to: mail.address,
    bytes: mail.message,
    mayBegin: () => send.outbox.hand(mail, send.bounds.handedLeaseMs),
  });
  // Somebody else has the mail now, and nothing of ours has left.
  if (result.state === "claimLost") return undefined;
  const outcome = withinAttempts(result, mail, send);
  const isSettled = await send.outbox.settle(mail, outcome, send.pauseMs(mail.attemptCount));
  send.onOutcome({ mailId: mail.id, state: outcome.state, isSettled });
  return outcome;
}

function withinAttempts(outcome: Outcome, { attemptCount }: LeasedMail, { bounds }: SendOutbox): Outcome {
  if (outcome.state !== "deferred" || attemptCount + 1 < bounds.attemptsMax) return outcome;
  const { dueInMs: _, ...said } = outcome;
  return { ...said, state: "rejected", category: "expired" };
}
