import { setTimeout as pause } from "node:timers/promises";

const askAgainMs = 25;

/** Asks until the state is there; the lane's time-out bounds it. */
export async function waitFor<T>(ask: () => Promise<T>, isReached: (value: T) => boolean): Promise<T> {
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- it is asked again because the answer was not there yet
    const value = await ask();
    if (isReached(value)) return value;
    // oxlint-disable-next-line no-await-in-loop -- as above
    await pause(askAgainMs);
  }
}
