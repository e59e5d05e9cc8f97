import type { Ledger } from "../ports/sending.ts";
import type { Timers } from "../ports/surroundings.ts";

interface Patience {
  readonly leaseDurationMs: number;
  readonly settleAgainMs: number;
}

/**
 * A ledger that stores what a reply proved as soon as the database is back. Without this a reply that is known would be forgotten and its
 * recipient left `unconfirmed`. It gives up after a lease: by then the row may be another process's, and the fence would refuse it.
 */
export function patientLedger(ledger: Ledger, timers: Timers, { leaseDurationMs, settleAgainMs }: Patience): Ledger {
  return {
    ...ledger,
    settle: async (...row) => {
      const until = timers.nowMs() + leaseDurationMs;
      for (;;) {
        try {
          // oxlint-disable-next-line no-await-in-loop -- one attempt after the other
          return await ledger.settle(...row);
        } catch (cause) {
          if (timers.nowMs() > until) throw cause;
          const { promise, resolve } = Promise.withResolvers<undefined>();
          timers.after(settleAgainMs, () => resolve(undefined));
          // oxlint-disable-next-line no-await-in-loop -- as above
          await promise;
        }
      }
    },
  };
}
