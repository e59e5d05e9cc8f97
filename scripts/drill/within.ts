import { setTimeout as pause } from "node:timers/promises";

const lookEveryMs = 50;

/** Asks until it is so, or too late. */
export async function within(ms: number, isSo: () => Promise<boolean>): Promise<boolean> {
  const until = performance.now() + ms;
  for (;;) {
    if (await isSo()) return true;
    if (performance.now() > until) return false;
    await pause(lookEveryMs);
  }
}
