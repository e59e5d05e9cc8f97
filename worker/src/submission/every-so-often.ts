import type { Timers } from "../ports/surroundings.ts";

/** Acts again and again, with this pause after each time; `stop` waits for the act that runs. */
export function everySoOften(
  pauseMs: number,
  { after }: Pick<Timers, "after">,
  onFailed: (cause: unknown) => void,
  act: () => Promise<void>,
): { readonly stop: () => Promise<void> } {
  let isStopped = false;
  let cancel: (() => void) | undefined;
  let running = Promise.resolve();
  const again = (): void => {
    cancel = after(pauseMs, () => {
      running = act()
        // The database or Redis is away: nothing is lost, and the next round finds what is left.
        .catch(onFailed)
        .then(() => (isStopped ? undefined : again()));
    });
  };
  again();
  return {
    stop: async () => {
      isStopped = true;
      cancel?.();
      await running;
    },
  };
}
