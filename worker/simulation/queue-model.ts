import type { QueuedRange, RecipientRange } from "../src/ports/sending.ts";
import { bounds } from "./bounds.ts";
import type { Mood } from "./mood.ts";
import type { Random } from "./random.ts";

export interface Job {
  readonly id: string;
  readonly range: RecipientRange;
  attempts: number;
  readyAt: number;
  /** Until when its worker holds it; undefined while it waits. */
  lockedUntil: number | undefined;
}

/** A queue as the contract allows it: at least once, at most one job of a name, and it may lose, double or forget everything. */
export interface QueueModel {
  readonly add: (ranges: readonly QueuedRange[]) => void;
  readonly take: () => Job | undefined;
  readonly end: (job: Job, isDone: boolean) => void;
  readonly wipe: () => void;
}

export function createQueueModel({
  nowMs,
  random,
  mood,
}: {
  readonly nowMs: () => number;
  readonly random: Random;
  readonly mood: () => Mood;
}): QueueModel {
  const jobs = new Map<string, Job>();
  return {
    add: (ranges) => {
      for (const { campaignId, firstSeq, lastSeq, generation } of ranges) {
        const id = `${campaignId}-${String(firstSeq)}-${String(generation)}`;
        if (jobs.has(id) || random.chance(mood().jobLost)) continue;
        jobs.set(id, { id, range: { campaignId, firstSeq, lastSeq }, attempts: 0, readyAt: nowMs(), lockedUntil: undefined });
      }
    },
    take: () => {
      const now = nowMs();
      const ready = [...jobs.values()].filter(({ readyAt, lockedUntil }) => readyAt <= now && (lockedUntil ?? 0) <= now);
      const job = ready[random.below(ready.length)];
      // One that is doubled stays where it is, and the next worker takes it as well.
      if (job !== undefined && !random.chance(mood().jobDoubled)) job.lockedUntil = now + bounds.jobLockMs;
      return job;
    },
    end: (job, isDone) => {
      job.lockedUntil = undefined;
      job.attempts += 1;
      job.readyAt = nowMs() + 100 * 2 ** job.attempts;
      if (isDone || job.attempts >= bounds.jobAttemptsMax) jobs.delete(job.id);
    },
    wipe: () => jobs.clear(),
  };
}
