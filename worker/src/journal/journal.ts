import { randomUUID } from "node:crypto";
import { mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import type { Journal, MarkedRecipient, Outcome } from "../ports/sending.ts";
import { JournalAheadError } from "../submission/journal-ahead-error.ts";

/** A journal that can be closed; one per sending process. */
export interface OpenJournal extends Journal {
  readonly close: () => Promise<void>;
}

/**
 * The append-only trace outside the database: ids only, a line each, synced before the call returns. After a restore of the database it is
 * what keeps a second copy from going out.
 *
 *   mark <group> <campaign> <seq> <subscription> <issue> <attempt>     committed in the database as group <group>; the body may leave
 *                                                                       once this line is synced
 *   outcome <campaign> <seq> <subscription> <issue> <attempt> <state>  written before the row is settled
 */
export async function openJournal(dataDir: string, machineId: string): Promise<OpenJournal> {
  const folder = journalFolder(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const id = randomUUID();
  const file = await open(join(folder, `${id}${journalExtension}`), "a", 0o600);
  await syncFolder(folder);
  let lastGroup = 0;
  const append = async (lines: readonly string[]): Promise<void> => {
    await file.appendFile(lines.map((line) => `${line}\n`).join(""));
    await file.datasync();
  };
  return {
    id,
    machineId,
    appendMarks: async (groupNumber, marks) => {
      if (groupNumber <= lastGroup) {
        throw new JournalAheadError(`the database counts group ${String(groupNumber)} after group ${String(lastGroup)} was written`);
      }
      lastGroup = groupNumber;
      await append(
        marks.length === 0 ? [`mark ${String(groupNumber)}`] : marks.map((mark) => `mark ${String(groupNumber)} ${idsOf(mark)}`),
      );
    },
    appendOutcome: (recipient, outcome: Outcome["state"]) => append([`outcome ${idsOf(recipient)} ${outcome}`]),
    close: () => file.close(),
  };
}

export const journalExtension = ".journal";

export function journalFolder(dataDir: string): string {
  return join(dataDir, "journal");
}

function idsOf({ campaignId, seq, subscriptionId, issueId, attempt }: MarkedRecipient): string {
  return [campaignId, seq, subscriptionId, issueId, attempt].map(String).join(" ");
}

/** A file's name is as durable as its folder: without this a power cut could leave groups in the database and no journal. */
async function syncFolder(folder: string): Promise<void> {
  // Windows has no such call and keeps names with the file.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
