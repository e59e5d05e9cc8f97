import { randomUUID } from "node:crypto";
import { mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import type { Journal } from "../ports.ts";

/** A journal that can be closed; one per sending process. */
export interface OpenJournal extends Journal {
  readonly close: () => Promise<void>;
}

/**
 * The append-only trace outside the database: ids only, a line each, synced before the call returns. After a restore of the database it is
 * what keeps a second copy from going out.
 *
 *   mark <group> <campaign> <seq>        committed in the database as group <group>; the body may leave once this line is synced
 *   outcome <campaign> <seq> <state>     written before the row is settled
 */
export async function openJournal(dataDir: string): Promise<OpenJournal> {
  const folder = join(dataDir, "journal");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const id = randomUUID();
  const file = await open(join(folder, `${id}.journal`), "a", 0o600);
  const append = async (lines: readonly string[]): Promise<void> => {
    await file.appendFile(lines.map((line) => `${line}\n`).join(""));
    await file.datasync();
  };
  return {
    id,
    appendMarks: (groupNumber, marks) =>
      append(marks.map(({ campaignId, seq }) => `mark ${String(groupNumber)} ${campaignId} ${String(seq)}`)),
    appendOutcome: (campaignId, seq, outcome) => append([`outcome ${campaignId} ${String(seq)} ${outcome}`]),
    close: () => file.close(),
  };
}
