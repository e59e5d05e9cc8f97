import { copyFile, mkdir, open, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { journalFolder } from "./journal.ts";
import { foreignJournalFolder, isMissing, JournalFaultError, journalsIn, longestOfEach, type JournalFile } from "./read-journals.ts";
import { syncFolder } from "./synced-files.ts";

/** The journals of another machine: its journal folder, or the data folder that holds one, with what it was told of others. */
export async function journalsOfMachine(folder: string): Promise<readonly JournalFile[]> {
  const inside = journalFolder(folder);
  const own = (await isFolder(inside)) ? inside : folder;
  if (!(await isFolder(own))) throw new JournalFaultError(`There is no folder ${folder}.`);
  const files = longestOfEach([...(await journalsIn(own)), ...(await journalsIn(join(own, "others")))]);
  if (files.length === 0) throw new JournalFaultError(`There is no journal in ${folder}: its files end in ".journal".`);
  return files;
}

/**
 * Keeps what the journals of other machines said beside this machine's own. A table would be gone with the database: the next restore may be
 * from the same old backup, when those machines are no more.
 */
export async function keepForeignJournals(dataDir: string, files: readonly JournalFile[]): Promise<void> {
  if (files.length === 0) return;
  const folder = foreignJournalFolder(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const { id, path } of files) {
    const unfinished = join(folder, `${id}.copying`);
    // oxlint-disable-next-line no-await-in-loop -- one after the other: a handful, and a disk
    await copySynced(path, unfinished);
    // oxlint-disable-next-line no-await-in-loop -- as above
    await rename(unfinished, join(folder, `${id}.journal`));
  }
  await syncFolder(folder);
}

async function copySynced(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  const handle = await open(to, "r+");
  try {
    await handle.chmod(0o600);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (cause) {
    if (isMissing(cause)) return false;
    throw cause;
  }
}
