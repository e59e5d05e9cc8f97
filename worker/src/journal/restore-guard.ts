import { open, readdir, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import type { SendingLock } from "./epoch.ts";
import { journalExtension, journalFolder } from "./journal.ts";

// Compares the journals of this machine with the groups the database counts. Both are written by every sending process, the database first:
// a journal that is ahead can only mean that the database was restored, and one that is far behind that the data folder was.

/** Last group by journal id. */
export type JournalGroups = ReadonlyMap<string, number>;

/** Between the commit in the database and the sync of the journal a process may die once. */
const groupsBehindMax = 1;

/** Undefined when both agree; else why sending is locked. */
export async function journalLock(dataDir: string, groupsInDatabase: () => Promise<JournalGroups>): Promise<SendingLock | undefined> {
  // Read before and after the database, since processes go on writing: only what no order of these reads explains is a fault.
  const before = await journalGroups(dataDir);
  const counted = await groupsInDatabase();
  const after = await journalGroups(dataDir);
  for (const [id, group] of before) {
    if (group > (counted.get(id) ?? 0)) {
      return {
        cause: "journalAhead",
        reason: `The database was restored from a backup: the journal ${id} knows hand-overs that the database does not.`,
      };
    }
  }
  for (const [id, group] of counted) {
    const written = after.get(id);
    if (written === undefined)
      return lost(`The journal ${id} is missing from ${journalFolder(dataDir)}: the data folder was lost or restored.`);
    if (group > written + groupsBehindMax)
      return lost(`The journal ${id} ends before what the database counts: the data folder was restored.`);
  }
  return undefined;
}

const lost = (reason: string): SendingLock => ({ cause: "journalLost", reason });

/** The last group that each journal of this machine has. */
export async function journalGroups(dataDir: string): Promise<JournalGroups> {
  const folder = journalFolder(dataDir);
  const names = await readdir(folder).catch((cause: unknown) => {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return [];
    throw cause;
  });
  const journals = names.filter((name) => name.endsWith(journalExtension));
  return new Map(
    await Promise.all(
      journals.map(async (name) => [name.slice(0, -journalExtension.length), await lastGroupIn(join(folder, name))] as const),
    ),
  );
}

const chunkBytes = 64 * 1024;

/** The number in the last whole `mark` line, looked for from the end; 0 for a journal without one. */
async function lastGroupIn(file: string): Promise<number> {
  const handle = await open(file, "r");
  try {
    const { size } = await handle.stat();
    let tail = "";
    for (let end = size; end > 0; end -= chunkBytes) {
      // oxlint-disable-next-line no-await-in-loop -- backwards, and nearly always one step
      tail = (await chunkOf(handle, Math.max(0, end - chunkBytes), end)) + tail;
      const group = lastMark(tail);
      if (group !== undefined) return group;
    }
    return 0;
  } finally {
    await handle.close();
  }
}

async function chunkOf(handle: FileHandle, start: number, end: number): Promise<string> {
  const { buffer } = await handle.read({ buffer: Buffer.alloc(end - start), position: start });
  return buffer.toString("latin1");
}

/** A line counts when it is whole: a process may have died while it wrote the last one. */
function lastMark(text: string): number | undefined {
  const line = text
    .split("\n")
    .slice(0, -1)
    .findLast((candidate) => candidate.startsWith("mark "));
  return line === undefined ? undefined : Number(line.split(" ")[1]);
}
