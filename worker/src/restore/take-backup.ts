import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";
import * as z from "zod";
import { replaceFile, syncFolder } from "../journal/synced-files.ts";
import { copiedDatabases, saveDatabase } from "../store/database-copy.ts";
import { backupFolders, saveFiles } from "./backup-files.ts";
import { BackupError, diskFault } from "./backup-error.ts";
import { manifestName, manifestText, type Manifest } from "./manifest.ts";

export interface BackupSettings {
  readonly folder: string;
  readonly dataDir: string;
  readonly databaseUrl: string;
  /** Undefined: the lake is hosted, and whoever hosts it keeps its backups. */
  readonly lakeDatabaseUrl: string | undefined;
  readonly now: Date;
  readonly onProgress: (line: string) => void;
}

/** Both databases, media, keys and the lake's assets in one folder, which has its name only when it is whole. Nothing has to stand still for it. */
export async function takeBackup(settings: BackupSettings): Promise<Omit<Manifest, "formatVersion">> {
  const folder = resolve(settings.folder);
  await mustBeFree(folder, resolve(settings.dataDir));
  const unfinished = `${folder}.unfinished-${randomBytes(4).toString("hex")}`;
  try {
    const manifest = await saveAll(unfinished, settings);
    await replaceFile(join(unfinished, manifestName), manifestText(manifest));
    await rename(unfinished, folder);
    await syncFolder(dirname(folder));
    return manifest;
  } catch (cause) {
    await rm(unfinished, { recursive: true, force: true });
    throw diskFault(cause, `no backup was made at ${folder}.`);
  }
}

async function saveAll(unfinished: string, settings: BackupSettings): Promise<Omit<Manifest, "formatVersion">> {
  const { dataDir, databaseUrl, lakeDatabaseUrl, now, onProgress } = settings;
  const onTable = (table: string, rowCount: number): void => {
    if (rowCount > 0) onProgress(`${table}: ${String(rowCount)} rows`);
  };
  const save = async (name: "newsletter" | "lake", url: string): ReturnType<typeof saveDatabase> => {
    await mkdir(join(unfinished, "databases", name), { recursive: true, mode: 0o700 });
    return saveDatabase(url, copiedDatabases[name], { folder: unfinished, onTable });
  };
  const newsletter = await save("newsletter", databaseUrl);
  const lake = lakeDatabaseUrl === undefined ? undefined : await save("lake", lakeDatabaseUrl);
  const files = await saveFiles(dataDir, unfinished, everyHundredth(onProgress));
  onProgress(`files: ${String(files.length)}`);
  const databases = lake === undefined ? { newsletter } : { newsletter, lake };
  return { productVersion: await productVersion(), takenAt: now.toISOString(), databases, files };
}

async function mustBeFree(folder: string, dataDir: string): Promise<void> {
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  );
  if (isThere) throw new BackupError(`${folder} exists already: a backup gets a folder of its own, which it makes itself.`);
  const inside = backupFolders.find((name) => folder.startsWith(join(dataDir, name) + sep));
  if (inside !== undefined) throw new BackupError(`${folder} lies in what is saved (${join(dataDir, inside)}): choose another place.`);
}

function everyHundredth(onProgress: (line: string) => void): (count: number) => void {
  return (count) => {
    if (count % 100 === 0) onProgress(`files: ${String(count)} so far`);
  };
}

async function productVersion(): Promise<string> {
  const text = await readFile(new URL("../../package.json", import.meta.url), "utf8");
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
