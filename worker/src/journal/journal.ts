import { randomUUID } from "node:crypto";
import { mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import type { Journal, Outcome } from "../ports/sending.ts";
import { JournalAheadError } from "../submission/journal-ahead-error.ts";
import { idsOf, tornEnding } from "./journal-line.ts";
import { syncFolder } from "./synced-files.ts";

/** A journal that can be closed; one per sending process. */
export interface OpenJournal extends Journal {
  readonly close: () => Promise<void>;
}

/**
 * The append-only trace outside the database: ids only, a line each (journal-line.ts), synced before the call returns. After a restore of
 * the database it is what keeps a second copy from going out.
 */
export async function openJournal(dataDir: string, machineId: string): Promise<OpenJournal> {
  const folder = journalFolder(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const id = randomUUID();
  const file = await open(join(folder, `${id}${journalExtension}`), "a", 0o600);
  await syncFolder(folder);
  let lastGroup = 0;
  let isTorn = false;
  const rehearsals = new Set<string>();
  // A process that is locked from its start has no id of its machine: whose journal it is stands before what it handed over, not earlier.
  const header = [`machine ${machineId}`];
  let first = header;
  const append = async (lines: readonly string[]): Promise<void> => {
    // What a failed write may have left of a line must not run into the next one.
    const before = isTorn ? `${tornEnding}\n` : "";
    const written = [...first, ...lines];
    first = [];
    isTorn = false;
    try {
      await file.appendFile(before + written.map((line) => `${line}\n`).join(""));
      await file.datasync();
    } catch (cause) {
      isTorn = true;
      first = header;
      rehearsals.clear();
      throw cause;
    }
  };
  return {
    id,
    machineId,
    appendMarks: async (groupNumber, marks) => {
      if (groupNumber <= lastGroup) {
        throw new JournalAheadError(`the database counts group ${String(groupNumber)} after group ${String(lastGroup)} was written`);
      }
      lastGroup = groupNumber;
      const rehearsed = marks.filter(({ kind, campaignId }) => kind === "rehearsal" && !rehearsals.has(campaignId));
      const named = [...new Set(rehearsed.map(({ campaignId }) => campaignId))];
      for (const campaignId of named) rehearsals.add(campaignId);
      await append([
        ...named.map((campaignId) => `rehearsal ${campaignId}`),
        ...(marks.length === 0
          ? [`mark ${String(groupNumber)}`]
          : marks.map((mark) => `mark ${String(groupNumber)} ${idsOf(mark)} ${mark.relay}`)),
      ]);
    },
    appendOutcome: (recipient, outcome: Outcome["state"]) => append([`outcome ${idsOf(recipient)} ${outcome}`]),
    close: () => file.close(),
  };
}

export const journalExtension = ".journal";

export function journalFolder(dataDir: string): string {
  return join(dataDir, "journal");
}
