import { resolve } from "node:path";
import { journalsOfMachine } from "../journal/foreign-journals.ts";
import { journalFolder } from "../journal/journal.ts";
import { foreignJournalFolder, journalsIn, longestOfEach, readJournal, type JournalFile } from "../journal/read-journals.ts";
import type { JournalEntry, Rearming } from "../store/rearm-store.ts";

/** A journal for re-arming, and where it came from. */
export interface JournalSource extends JournalFile {
  /** `kept`: of another machine, from an earlier re-arming. */
  readonly from: "here" | "kept" | { readonly folder: string };
}

/** What was read of one. */
export interface ReadJournal extends JournalSource {
  /** Undefined where neither the journal nor the database says. */
  readonly machineId: string | undefined;
  readonly lastGroup: number;
  readonly lineCount: number;
  readonly rehearsals: readonly string[];
}

/** All journals of this data folder, and those of the folders given; each once, wherever it lies. */
export async function journalSources(dataDir: string, folders: readonly string[]): Promise<readonly JournalSource[]> {
  const here = await journalsIn(journalFolder(dataDir));
  const kept = await journalsIn(foreignJournalFolder(dataDir));
  const given = await Promise.all(
    [...new Set(folders.map((folder) => resolve(folder)))].map(async (folder) =>
      (await journalsOfMachine(folder)).map((file) => sourceOf(file, { folder })),
    ),
  );
  // The same file in two folders is this machine's when it lies here; a longer copy of it tells more and is read instead.
  return longestOfEach([...here.map((file) => sourceOf(file, "here")), ...kept.map((file) => sourceOf(file, "kept")), ...given.flat()]);
}

function sourceOf({ id, path, bytes }: JournalFile, from: JournalSource["from"]): JournalSource {
  return { id, path, bytes, from };
}

const batchLines = 5_000;

/** Streams every line into the transaction: memory holds one batch, however long the journals are. */
export async function stageJournal(source: JournalSource, { stage, machines }: Rearming): Promise<ReadJournal> {
  let machineId = machines.get(source.id);
  let lastGroup = 0;
  let lineCount = 0;
  const rehearsals = new Set<string>();
  let batch: JournalEntry[] = [];
  for await (const lines of readJournal(source.path)) {
    for (const { number, line } of lines) {
      lineCount = number;
      if (line.kind === "machine") machineId = line.machineId;
      else if (line.kind === "rehearsal") rehearsals.add(line.campaignId);
      else if (line.kind === "mark") lastGroup = Math.max(lastGroup, line.group);
      if ((line.kind === "mark" || line.kind === "outcome") && line.recipient !== undefined) {
        const outcome = line.kind === "outcome" ? line.state : null;
        const relay = line.kind === "mark" ? (line.relay ?? null) : null;
        batch.push({ journalId: source.id, lineNumber: number, recipient: line.recipient, outcome, relay });
      }
    }
    if (batch.length >= batchLines) {
      await stage(batch);
      batch = [];
    }
  }
  await stage(batch);
  return { ...source, machineId, lastGroup, lineCount, rehearsals: [...rehearsals] };
}
