import { setTimeout as pause } from "node:timers/promises";

// What ends unasked is started again, after a pause that grows, a bounded number of times in a row; then somebody is told that it stays down.

export interface Running {
  /** Settles when it has ended, however it ended. */
  readonly ended: Promise<unknown>;
  readonly end: () => Promise<void>;
}

export interface RestartBounds {
  readonly restartsMax: number;
  /** The pause before the first restart; the second waits twice as long, and so on. */
  readonly backOffMs: number;
  /** Up for this long, it is counted from the beginning again: a death a week is no reason to give up in the sixth week. */
  readonly steadyAfterMs: number;
}

interface Supervision {
  /** As it begins a sentence. */
  readonly name: string;
  readonly log: string;
  readonly bounds: RestartBounds;
  readonly tell: (line: string) => void;
}

export interface Supervised {
  readonly isGivenUp: () => boolean;
  readonly stop: () => Promise<void>;
}

export function keepRunning(first: Running, startAgain: () => Running, { name, log, bounds, tell }: Supervision): Supervised {
  const stopping = new AbortController();
  const isStopping = (): boolean => stopping.signal.aborted;
  let running: Running | undefined = first;
  let isGivenUp = false;

  const keep = async (): Promise<void> => {
    let since = performance.now();
    for (let restarts = 1; ; restarts += 1) {
      await running?.ended;
      running = undefined;
      if (isStopping()) return;
      if (performance.now() - since >= bounds.steadyAfterMs) restarts = 1;
      if (restarts > bounds.restartsMax) {
        isGivenUp = true;
        tell(`${name} ended again and again and stays down; see ${log}.`);
        return;
      }
      tell(`${name} ended; starting it again.`);
      await pause(bounds.backOffMs * restarts, undefined, { ref: false, signal: stopping.signal }).catch(() => undefined);
      if (isStopping()) return;
      since = performance.now();
      try {
        running = startAgain();
      } catch (cause) {
        tell(`${name} cannot be started: ${String(cause)}.`);
      }
    }
  };

  const kept = keep();
  return {
    isGivenUp: () => isGivenUp,
    stop: async () => {
      stopping.abort();
      await running?.end();
      await kept;
    },
  };
}
