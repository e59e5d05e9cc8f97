import type { SendingModules } from "./compose.ts";
import { mailsPerRoundMax } from "./outbox/limits.ts";
import { sendOutbox } from "./outbox/send-outbox.ts";
import type { SenderBounds } from "./limits.ts";
import { backOffMs } from "./submission/back-off.ts";
import type { Route } from "./submission/routes.ts";

interface MailRound {
  readonly route: Route;
  readonly bounds: Pick<SenderBounds, "leaseDurationMs" | "attemptsMax" | "smtpSocketTimeoutMs">;
  readonly pauseMs: (attemptCount: number) => number;
  readonly isStopped: () => boolean;
  readonly onEvent: (event: Readonly<Record<string, unknown>>) => void;
}

/** One round over the single mails that are due, over the same relay and under the same lock as campaigns. */
export function createMailRound(
  { outbox, ids }: Pick<SendingModules, "outbox" | "ids">,
  {
    route: { name: relay, submitter, pace },
    bounds: { leaseDurationMs, attemptsMax, smtpSocketTimeoutMs },
    pauseMs,
    isStopped,
    onEvent,
  }: MailRound,
): () => Promise<void> {
  // A living process has its reply, or none at all, before the lease of what it handed over runs out.
  const bounds = { leaseDurationMs, handedLeaseMs: smtpSocketTimeoutMs + leaseDurationMs, attemptsMax, mailsPerRoundMax };
  return async () => {
    if (isStopped()) return;
    await sendOutbox({
      outbox,
      submitter,
      way: { relay, pace },
      ids,
      bounds,
      pauseMs,
      isStopped,
      onOutcome: ({ mailId, state, isSettled }) => onEvent({ event: `mail.${state}`, mailId, isSettled }),
    });
  };
}

/** Before the next attempt, after so many earlier ones. */
export function pauseBeforeNextMs(
  attemptCount: number,
  { backOffFirstMs, backOffMaxMs }: Pick<SenderBounds, "backOffFirstMs" | "backOffMaxMs">,
): number {
  return backOffMs(attemptCount, { firstMs: backOffFirstMs, maxMs: backOffMaxMs }, Math.random());
}
