import type { Journal, MarkedRecipient, Outcome } from "../src/ports/sending.ts";
import { JournalAheadError } from "../src/submission/journal-ahead-error.ts";
import type { Life } from "./life.ts";
import { keyOf } from "./watch.ts";
import type { World } from "./world.ts";

export interface JournalModel extends Journal {
  readonly hasMark: (key: string, attempt: number) => boolean;
  readonly hasOutcome: (key: string, state: Outcome["state"]) => boolean;
}

/**
 * `journal/journal.ts` over a disk: lines are written, then synced, and a process may end between the two. A power cut takes any part of
 * what was not synced; a kill leaves it to the disk.
 */
export function createJournalModel(world: World, life: Life): JournalModel {
  const lines: string[] = [];
  let syncedCount = 0;
  let lastGroup = 0;
  /** The last time it was written counts: an attempt that was the relay's fault has its number again. */
  const has = (line: string): boolean => lines.includes(line) && lines.lastIndexOf(line) < syncedCount;

  const append = async (some: readonly string[]): Promise<void> => {
    await life.write(`journal: ${some.join(", ")}`, () => lines.push(...some));
    await life.write("journal synced", () => {
      syncedCount = lines.length;
    });
  };
  life.onEnd((how) => {
    if (how === "exited" || !world.random.chance(world.mood().powerCut)) syncedCount = lines.length;
    else lines.length = syncedCount + world.random.below(lines.length - syncedCount + 1);
  });

  return {
    id: life.name,
    machineId: "machine",
    appendMarks: async (group, marks) => {
      if (group <= lastGroup) throw new JournalAheadError(`group ${String(group)} after group ${String(lastGroup)}`);
      lastGroup = group;
      await append(marks.map(markLine));
    },
    appendOutcome: (recipient, outcome) => append([outcomeLine(keyOf(recipient), outcome)]),
    hasMark: (key, attempt) => has(`mark ${key} ${String(attempt)}`),
    hasOutcome: (key, state) => has(outcomeLine(key, state)),
  };
}

function markLine(recipient: MarkedRecipient): string {
  return `mark ${keyOf(recipient)} ${String(recipient.attempt)}`;
}

function outcomeLine(key: string, state: Outcome["state"]): string {
  return `outcome ${key} ${state}`;
}
