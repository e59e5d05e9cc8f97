import { setTimeout as pause } from "node:timers/promises";
import type { SenderBounds } from "./limits.ts";
import type { Ledger } from "./ports/sending.ts";

/**
 * A ledger that stores what a reply proved as soon as the database is back. Without this a reply that is known would be forgotten and its
 * recipient left `unconfirmed`. It gives up after a lease: by then the row may be another process's, and the fence would refuse it.
 */
export function patientLedger(
  ledger: Ledger,
  { leaseDurationMs, settleAgainMs }: Pick<SenderBounds, "leaseDurationMs" | "settleAgainMs">,
): Ledger {
  return {
    ...ledger,
    settle: async (...row) => {
      const until = performance.now() + leaseDurationMs;
      for (;;) {
        try {
          // oxlint-disable-next-line no-await-in-loop -- one attempt after the other
          return await ledger.settle(...row);
        } catch (cause) {
          if (performance.now() > until) throw cause;
          // oxlint-disable-next-line no-await-in-loop -- as above
          await pause(settleAgainMs);
        }
      }
    },
  };
}
