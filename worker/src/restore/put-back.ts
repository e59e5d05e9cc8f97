import { rename, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { keptEpoch } from "../journal/epoch.ts";
import { copiedDatabases, loadDatabase, lookAtTarget, migrationsOf, type CopiedDatabase, type Target } from "../store/database-copy.ts";
import { lockPutBack } from "../store/lock-put-back.ts";
import { BackupError, diskFault } from "./backup-error.ts";
import { placeOf, putFile } from "./backup-files.ts";
import { readManifest, sha256Of, verifyBackup, type BackupFile, type Manifest } from "./manifest.ts";

export interface RestoreSettings {
  readonly folder: string;
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly lakeDatabaseUrl: string | undefined;
  /** What is there may be replaced. */
  readonly mayReplace: boolean;
  /** Where the queue has its tables: emptied with the rest, and filled again from the ledger. */
  readonly queueSchema: string;
  readonly actor: string;
  readonly onProgress: (line: string) => void;
}

interface Part {
  readonly database: CopiedDatabase;
  readonly url: string;
  readonly saved: Manifest["databases"]["newsletter"];
}

/**
 * Puts a backup back: everything is looked at first; then files, the newsletter's database, the lake's, and keys. Each database is one
 * transaction. From its first moment on the newsletter's sends nothing until somebody re-arms it.
 */
export async function putBack(settings: RestoreSettings): Promise<Manifest> {
  const folder = resolve(settings.folder);
  const manifest = await readManifest(folder);
  settings.onProgress(`backup of ${manifest.takenAt}: verifying every file`);
  await verifyBackup(folder, manifest);
  const parts = partsOf(manifest, settings);
  for (const { database, saved } of parts) {
    // oxlint-disable-next-line no-await-in-loop -- two of them
    mustBeKnown(database, saved.migrations, await migrationsOf(database));
  }
  const targets = await Promise.all(parts.map(async ({ database, url }) => ({ database, target: await lookAtTarget(url, database) })));
  for (const { database, target } of targets) mustBeFree(database, target, settings.mayReplace);
  const keys = manifest.files.filter(({ path }) => path.startsWith("files/keys/"));
  await mustNotLoseKeys(keys, settings);

  try {
    await putFiles(folder, manifest, settings);
    for (const part of parts) {
      // oxlint-disable-next-line no-await-in-loop -- the newsletter's comes first: with it sending is locked
      await load(part, { folder, manifest, settings, targets: targets.map(({ target }) => target) });
    }
    await putKeys(folder, keys, settings.dataDir);
  } catch (cause) {
    throw diskFault(cause, "what was put back so far stays; the same command with --replace begins again.");
  }
  return manifest;
}

function partsOf({ databases }: Manifest, { databaseUrl, lakeDatabaseUrl }: RestoreSettings): readonly Part[] {
  const newsletter = { database: copiedDatabases.newsletter, url: databaseUrl, saved: databases.newsletter };
  if (databases.lake === undefined) return [newsletter];
  if (lakeDatabaseUrl === undefined)
    throw new BackupError("The backup holds a content lake, and LAKE_DATABASE_URL does not say where it belongs. Nothing was changed.");
  return [newsletter, { database: copiedDatabases.lake, url: lakeDatabaseUrl, saved: databases.lake }];
}

/** Migrations go forward only: what this product does not know, it cannot make. */
function mustBeKnown({ name }: CopiedDatabase, saved: readonly string[], known: readonly string[]): void {
  const stranger = saved.find((migration, index) => known[index] !== migration);
  if (stranger !== undefined)
    throw new BackupError(
      `The backup of the database ${name} is newer than this product: it does not know the migration ${stranger}. Install the version that made the backup, or a later one. Nothing was changed.`,
    );
}

function mustBeFree({ name }: CopiedDatabase, { others, hasContent }: Target, mayReplace: boolean): void {
  if (others.length > 0)
    throw new BackupError(
      `Programs are connected to the database ${name} (${[...new Set(others)].join(", ")}): stop worker and content lake first. Nothing was changed.`,
    );
  if (hasContent && !mayReplace)
    throw new BackupError(
      `The database ${name} is not empty: --replace puts the backup in the place of what is there. Nothing was changed.`,
    );
}

async function mustNotLoseKeys(keys: readonly BackupFile[], { dataDir, mayReplace }: RestoreSettings): Promise<void> {
  if (mayReplace) return;
  for (const key of keys) {
    // oxlint-disable-next-line no-await-in-loop -- a handful
    if ((await sameFile(key, dataDir)) === "another")
      throw new BackupError(`${placeOf(key, dataDir)} is another key than the backup's: --replace puts it aside. Nothing was changed.`);
  }
}

/** Media and assets are named by their bytes: what is there already is the same. */
async function putFiles(folder: string, { files }: Manifest, { dataDir, onProgress }: RestoreSettings): Promise<void> {
  let count = 0;
  for (const file of files.filter(({ path }) => !path.startsWith("files/keys/"))) {
    // oxlint-disable-next-line no-await-in-loop -- one disk
    if ((await sameFile(file, dataDir)) !== "same") {
      // oxlint-disable-next-line no-await-in-loop -- as above
      await putFile(join(folder, file.path), placeOf(file, dataDir));
      count += 1;
    }
  }
  onProgress(`files: ${String(count)} of ${String(files.length)} were not there`);
}

/** Another key stays beside the backup's: what was signed with it since can be found out about. */
async function putKeys(folder: string, keys: readonly BackupFile[], dataDir: string): Promise<void> {
  for (const key of keys) {
    const place = placeOf(key, dataDir);
    // oxlint-disable-next-line no-await-in-loop -- a handful
    const found = await sameFile(key, dataDir);
    // oxlint-disable-next-line no-await-in-loop -- as above
    if (found === "another") await rename(place, `${place}.before-restore-${String(Math.trunc(Date.now() / 1_000))}`);
    // oxlint-disable-next-line no-await-in-loop -- as above
    if (found !== "same") await putFile(join(folder, key.path), place);
  }
}

async function sameFile(file: BackupFile, dataDir: string): Promise<"same" | "another" | "missing"> {
  const place = placeOf(file, dataDir);
  const found = await stat(place).catch(() => undefined);
  if (found === undefined) return "missing";
  return found.size === file.bytes && (await sha256Of(place)) === file.sha256 ? "same" : "another";
}

async function load(
  { database, url, saved }: Part,
  {
    folder,
    manifest,
    settings,
    targets,
  }: {
    readonly folder: string;
    readonly manifest: Manifest;
    readonly settings: RestoreSettings;
    readonly targets: readonly Target[];
  },
): Promise<void> {
  const onTable = (table: string, rowCount: number): void => {
    if (rowCount > 0) settings.onProgress(`${table}: ${String(rowCount)} rows`);
  };
  if (database.name === "lake") {
    await loadDatabase(url, database, { saved, folder, onTable });
    return;
  }
  const kept = await keptEpoch(settings.dataDir);
  const numbers = [...targets.map(({ epochNumber }) => epochNumber), typeof kept === "string" ? undefined : kept.number];
  const detail = { takenAt: manifest.takenAt, productVersion: manifest.productVersion };
  await loadDatabase(url, database, {
    saved,
    folder,
    onTable,
    finish: (client) =>
      lockPutBack(client, {
        numbers: numbers.flatMap((number) => number ?? []),
        actor: settings.actor,
        detail,
        queueSchema: settings.queueSchema,
      }),
  });
}
