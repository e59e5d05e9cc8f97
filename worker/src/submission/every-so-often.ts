import type { Timers } from "../ports/surroundings.ts";

/** Acts at once, and again and again, with this pause after each time; `stop` waits for the act that runs. */
export function everySoOften(
  pauseMs: number,
  { after }: Pick<Timers, "after">,
  onFailed: (cause: unknown) => void,
  act: () => Promise<void>,
): { readonly stop: () => Promise<void> } {
  let isStopped = false;
  let cancel: (() => void) | undefined;
  let running = Promise.resolve();
  const actIn = (ms: number): void => {
    cancel = after(ms, () => {
      running = act()
        // The database or Redis is away: nothing is lost, and the next round finds what is left.
        .catch(onFailed)
        .then(() => (isStopped ? undefined : actIn(pauseMs)));
    });
  };
  actIn(0);
  return {
    stop: async () => {
      isStopped = true;
      cancel?.();
      await running;
    },
  };
}
