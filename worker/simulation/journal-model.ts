import type { HandedRow, Journal, Outcome, SaidOutcome } from "../src/ports/sending.ts";
import { JournalAheadError } from "../src/submission/journal-ahead-error.ts";
import type { Life } from "./life.ts";
import { keyOf } from "./watch.ts";
import type { World } from "./world.ts";

export interface JournalModel extends Journal {
  readonly hasMark: (key: string, attempt: number) => boolean;
  /** What it says last of an attempt. */
  readonly said: (row: HandedRow) => Outcome["state"] | "inDoubt" | undefined;
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

  const model: JournalModel = {
    id: life.name,
    machineId: "machine",
    appendMarks: async (group, marks) => {
      if (group <= lastGroup) throw new JournalAheadError(`group ${String(group)} after group ${String(lastGroup)}`);
      lastGroup = group;
      await append(marks.map(markLine));
    },
    appendOutcome: (recipient, outcome) => append([outcomeLine(recipient, outcome)]),
    hasMark: (key, attempt) => has(`mark ${key} ${String(attempt)}`),
    hasOutcome: (key, state) => {
      const last = lines.findLastIndex((line) => line.startsWith(`outcome ${key} `) && line.endsWith(` ${state}`));
      return last !== -1 && last < syncedCount;
    },
    said: (row) => {
      let last: ReturnType<JournalModel["said"]>;
      for (const line of lines) {
        if (line === markLine(row)) last = "inDoubt";
        else if (last !== undefined && line.startsWith(`outcome ${keyOf(row)} ${String(row.attempt)} `)) {
          const state = outcomes.find((each) => line.endsWith(` ${each}`));
          last = state === "planned" ? undefined : state;
        }
      }
      return last;
    },
  };
  world.journals.push(model);
  return model;
}

const outcomes: readonly Outcome["state"][] = ["accepted", "unconfirmed", "rejected", "deferred", "planned"];

/** Of journal/outcomes-said.ts: what all journals together say of attempts, the strongest of each. */
export function outcomesSaid({ journals }: Pick<World, "journals">, rows: readonly HandedRow[]): readonly SaidOutcome[] {
  return rows.flatMap((row) => {
    const said = new Set(journals.map((journal) => journal.said(row)));
    const strongest = (["accepted", "inDoubt", "unconfirmed", "rejected", "deferred", "planned"] as const).find((each) => said.has(each));
    return strongest === undefined || strongest === "inDoubt" || strongest === "unconfirmed" ? [] : [{ ...row, state: strongest }];
  });
}

function markLine(recipient: HandedRow): string {
  return `mark ${keyOf(recipient)} ${String(recipient.attempt)}`;
}

function outcomeLine(recipient: HandedRow, state: Outcome["state"]): string {
  return `outcome ${keyOf(recipient)} ${String(recipient.attempt)} ${state}`;
}
