import { randomUUID } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { resolve, join } from "node:path";
import * as z from "zod";
import { replaceFile } from "./synced-files.ts";

// The number of this installation's life, kept here and in the database. A restore or a clone makes the two differ, and then nothing is
// handed over until a person has looked: the database may not know what has left since it was saved.

const epochFileSchema = z.object({
  number: z.string().regex(/^\d{1,18}$/u),
  machineId: z.uuid(),
  dataPath: z.string(),
  systemIdentifier: z.string(),
});
export type EpochFile = z.infer<typeof epochFileSchema>;

/** What the database says of itself. */
export interface DatabaseEpoch {
  readonly number: string;
  /** PostgreSQL's system identifier: another cluster has another one. */
  readonly systemIdentifier: string;
  /** Put back by "newsletter restore", and nobody has re-armed it. */
  readonly isRestored: boolean;
}

export type LockCause =
  | "restored"
  | "epochFileMissing"
  | "epochFileUnreadable"
  | "epochFileBehind"
  | "epochFileAhead"
  | "otherDatabase"
  | "dataFolderMoved"
  | "journalAhead"
  | "journalLost";

export interface SendingLock {
  readonly cause: LockCause;
  /** A sentence for people. */
  readonly reason: string;
}

/** This machine may send, under its own id, or may not, for a reason. */
export type Epoch = { readonly state: "valid"; readonly machineId: string } | ({ readonly state: "locked" } & SendingLock);

/** Compares; founds the file of a new installation, before there is a campaign. */
export async function readEpoch(dataDir: string, database: DatabaseEpoch, hasCampaigns: boolean): Promise<Epoch> {
  const { isRestored, ...here } = { ...database, dataPath: resolve(dataDir) };
  if (isRestored) return locked("restored", "The database was put back from a backup, and nobody has re-armed it since.");
  const kept = await keptEpoch(dataDir);
  if (kept === "unreadable") return locked("epochFileUnreadable", `The epoch file of this machine (${epochFile(dataDir)}) cannot be read.`);
  if (kept === "missing") {
    // A number above the first one belongs to a database that has lived before.
    if (hasCampaigns || here.number !== "1") {
      const reason = "The database knows campaigns, but this machine has no epoch file: it is a copy, or the data folder was lost.";
      return locked("epochFileMissing", reason);
    }
    await mkdir(dataDir, { recursive: true });
    // Two processes may found it at once: the first one's counts.
    await writeFile(epochFile(dataDir), JSON.stringify({ ...here, machineId: randomUUID() }), { mode: 0o600, flag: "wx" }).catch(
      unlessThere,
    );
    return readEpoch(dataDir, database, hasCampaigns);
  }
  if (BigInt(kept.number) > BigInt(here.number))
    return locked("epochFileAhead", "The database was restored: its epoch is an earlier one than this machine's.");
  if (kept.number !== here.number)
    return locked("epochFileBehind", "The epoch of the database has risen without this machine: it was re-armed elsewhere, or restored.");
  if (kept.systemIdentifier !== here.systemIdentifier)
    return locked("otherDatabase", "The database is another one than this machine has sent from.");
  if (kept.dataPath !== here.dataPath) return locked("dataFolderMoved", "The data folder was moved or copied.");
  return { state: "valid", machineId: kept.machineId };
}

/** What this machine has kept, whatever the database says. */
export async function keptEpoch(dataDir: string): Promise<EpochFile | "missing" | "unreadable"> {
  const text = await readFile(epochFile(dataDir), "utf8").catch(unlessMissing);
  if (text === undefined) return "missing";
  try {
    return epochFileSchema.parse(JSON.parse(text));
  } catch {
    return "unreadable";
  }
}

/** The second half of re-arming, after the database has committed: until this is on disk, sending stays locked. */
export async function writeEpoch(dataDir: string, epoch: Omit<EpochFile, "dataPath">): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  await replaceFile(epochFile(dataDir), JSON.stringify({ ...epoch, dataPath: resolve(dataDir) }));
}

/** The reason with the way out of it, wherever a person reads it. */
export function lockedSentence(reason: string): string {
  return `Sending is locked: ${reason} "newsletter rearm" shows what has left since and what it takes to go on.`;
}

function epochFile(dataDir: string): string {
  return join(dataDir, "epoch");
}

const locked = (cause: LockCause, reason: string): Epoch => ({ state: "locked", cause, reason });

function unlessThere(cause: unknown): void {
  if (!(cause instanceof Error && "code" in cause && cause.code === "EEXIST")) throw cause;
}

function unlessMissing(cause: unknown): undefined {
  if (!(cause instanceof Error && "code" in cause && cause.code === "ENOENT")) throw cause;
  return undefined;
}
