/**
 * Does each of what waits, on so many lanes as there may be at that moment: a lane too many ends when it has done what it has in hand, one more
 * begins when another has done something. One that fails ends alone; its cause is thrown when the others are done.
 */
export async function overLanes<Waiting>(
  waiting: Waiting[],
  { laneCount, mayGoOn }: { readonly laneCount: () => number; readonly mayGoOn: () => boolean },
  doOne: (next: Waiting) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  const lanes: Promise<void>[] = [];
  let running = 0;
  const fill = (): void => {
    while (failures.length === 0 && running < laneCount() && waiting.length > 0 && mayGoOn()) {
      running += 1;
      lanes.push(lane().catch((cause: unknown) => void failures.push(cause)));
    }
  };
  const lane = async (): Promise<void> => {
    try {
      while (running <= laneCount() && mayGoOn()) {
        const next = waiting.shift();
        if (next === undefined) return;
        // oxlint-disable-next-line no-await-in-loop -- a lane does one after the other
        await doOne(next);
        fill();
      }
    } finally {
      // At once: of several that end together, not all may be too many.
      running -= 1;
    }
  };
  fill();
  // The list grows while it is gone through.
  // oxlint-disable-next-line no-await-in-loop -- until the last lane is done
  for (const each of lanes) await each;
  if (failures.length > 0) throw failures[0];
}
