import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, rename, stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { measuring, type Measured } from "../store/measured.ts";
import type { BackupFile } from "./manifest.ts";

/** What of a data folder a backup holds. Never the journal or the epoch: a restore has to find what happened since, and to differ. */
export const backupFolders = ["media", "keys", "lake"] as const;

/** Copies them into a backup, after the databases: a file is there before a row names it, so none that is named is missed. */
export async function saveFiles(dataDir: string, folder: string, onFile: (count: number) => void): Promise<readonly BackupFile[]> {
  const saved: BackupFile[] = [];
  for (const name of backupFolders) {
    // oxlint-disable-next-line no-await-in-loop -- three folders, one disk
    for (const path of await filesIn(join(dataDir, name))) {
      const inBackup = ["files", name, ...relative(join(dataDir, name), path).split(sep)].join("/");
      // oxlint-disable-next-line no-await-in-loop -- as above
      saved.push({ path: inBackup, ...(await copied(path, join(folder, inBackup))) });
      onFile(saved.length);
    }
  }
  return saved;
}

/** Where a file of a backup belongs. */
export function placeOf({ path }: Pick<BackupFile, "path">, dataDir: string): string {
  return join(dataDir, ...path.split("/").slice(1));
}

/** Puts one file in its place; appears by a rename, whole or not at all. */
export async function putFile(from: string, to: string): Promise<void> {
  const unfinished = join(dirname(to), `.restoring-${String(process.pid)}.part`);
  await copied(from, unfinished);
  await rename(unfinished, to);
}

/** All below a folder, in a fixed order, without what is being written at this moment. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  );
  if (!isThere) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith(".") && !entry.name.endsWith(".part"))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

async function copied(from: string, to: string): Promise<Measured> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const { through, measured } = measuring();
  // Keys are among them: readable by their owner alone.
  await pipeline(createReadStream(from), through, createWriteStream(to, { flush: true, mode: 0o600 }));
  return measured();
}
