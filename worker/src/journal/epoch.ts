import { mkdir, readFile, writeFile } from "node:fs/promises";
import { resolve, join } from "node:path";
import * as z from "zod";

// The number of this installation's life, kept here and in the database. A restore or a clone makes the two differ, and then nothing is
// handed over until a person has looked: the database may not know what has left since it was saved.

const epochFileSchema = z.object({ number: z.string(), dataPath: z.string(), systemIdentifier: z.string() });

/** What the database says of itself. */
export interface DatabaseEpoch {
  readonly number: string;
  /** PostgreSQL's system identifier: another cluster has another one. */
  readonly systemIdentifier: string;
}

/** Undefined when sending is allowed; else the sentence that says why it is locked. */
export async function lockReason(dataDir: string, database: DatabaseEpoch, hasCampaigns: boolean): Promise<string | undefined> {
  const file = join(dataDir, "epoch");
  const here = { ...database, dataPath: resolve(dataDir) };
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) {
    if (hasCampaigns) return "The database knows campaigns, but this machine has no epoch file: it is a copy, or the data folder was lost.";
    await mkdir(dataDir, { recursive: true });
    await writeFile(file, JSON.stringify(here), { mode: 0o600 });
    return undefined;
  }
  const kept = epochFileSchema.parse(JSON.parse(text));
  if (kept.number !== here.number) return "The database was restored: its epoch is not the one of this machine.";
  if (kept.systemIdentifier !== here.systemIdentifier) return "The database is another one than this machine has sent from.";
  if (kept.dataPath !== here.dataPath) return "The data folder was moved or copied.";
  return undefined;
}
