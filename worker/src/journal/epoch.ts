import { randomUUID } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { resolve, join } from "node:path";
import * as z from "zod";

// The number of this installation's life, kept here and in the database. A restore or a clone makes the two differ, and then nothing is
// handed over until a person has looked: the database may not know what has left since it was saved.

const epochFileSchema = z.object({ number: z.string(), machineId: z.uuid(), dataPath: z.string(), systemIdentifier: z.string() });

/** What the database says of itself. */
export interface DatabaseEpoch {
  readonly number: string;
  /** PostgreSQL's system identifier: another cluster has another one. */
  readonly systemIdentifier: string;
}

/** This machine may send, under its own id, or may not, for a reason. */
export type Epoch = { readonly state: "valid"; readonly machineId: string } | { readonly state: "locked"; readonly reason: string };

/** Compares; founds the file of a new installation, before there is a campaign. */
export async function readEpoch(dataDir: string, database: DatabaseEpoch, hasCampaigns: boolean): Promise<Epoch> {
  const file = join(dataDir, "epoch");
  const here = { ...database, dataPath: resolve(dataDir) };
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) {
    if (hasCampaigns)
      return locked("The database knows campaigns, but this machine has no epoch file: it is a copy, or the data folder was lost.");
    await mkdir(dataDir, { recursive: true });
    // Two processes may found it at once: the first one's counts.
    await writeFile(file, JSON.stringify({ ...here, machineId: randomUUID() }), { mode: 0o600, flag: "wx" }).catch(unlessThere);
    return readEpoch(dataDir, database, hasCampaigns);
  }
  const kept = epochFileSchema.parse(JSON.parse(text));
  if (kept.number !== here.number) return locked("The database was restored: its epoch is not the one of this machine.");
  if (kept.systemIdentifier !== here.systemIdentifier) return locked("The database is another one than this machine has sent from.");
  if (kept.dataPath !== here.dataPath) return locked("The data folder was moved or copied.");
  return { state: "valid", machineId: kept.machineId };
}

const locked = (reason: string): Epoch => ({ state: "locked", reason });

function unlessThere(cause: unknown): void {
  if (!(cause instanceof Error && "code" in cause && cause.code === "EEXIST")) throw cause;
}
