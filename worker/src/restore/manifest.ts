import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import * as z from "zod";
import { BackupError } from "./backup-error.ts";

// What a backup holds, with the SHA-256 of every file: a restore believes nothing else.

export const manifestName = "manifest.json";
const formatVersion = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const identifier = z.string().regex(/^[a-z_][a-z0-9_]*$/u);
/** Nothing in a backup may lead out of its folder, nor a file out of the folder it is put back into. */
const filePath = z.string().regex(/^files\/(media|keys|lake)(\/(?!\.{1,2}(\/|$))[^/\\\0]+)+$/u);
const tablePath = z.string().regex(/^databases\/(newsletter|lake)\/[a-z0-9_]+\.copy$/u);

const fileSchema = z.object({ path: filePath, bytes: z.int().min(0), sha256 });
const databaseSchema = z.object({
  migrations: z.array(z.string().regex(/^\d{4}-[a-z0-9-]+\.sql$/u)).readonly(),
  tables: z
    .array(
      z.object({
        name: identifier,
        columns: z.array(identifier).min(1).readonly(),
        rowCount: z.int().min(0),
        file: z.object({ path: tablePath, bytes: z.int().min(0), sha256 }),
      }),
    )
    .readonly(),
});
const manifestSchema = z.object({
  formatVersion: z.literal(formatVersion),
  productVersion: z.string(),
  takenAt: z.iso.datetime(),
  databases: z.object({ newsletter: databaseSchema, lake: databaseSchema.optional() }),
  files: z.array(fileSchema).readonly(),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type BackupFile = z.infer<typeof fileSchema>;

export function manifestText(manifest: Omit<Manifest, "formatVersion">): string {
  return `${JSON.stringify({ formatVersion, ...manifest }, null, 1)}\n`;
}

export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, manifestName), "utf8").catch((cause: unknown) => {
    throw new BackupError(`There is no backup in ${folder}: it has no ${manifestName} that can be read.`, { cause });
  });
  const parsed = manifestSchema.safeParse(parsedJson(text));
  if (parsed.success) return parsed.data;
  const version = z.looseObject({ formatVersion: z.int().min(formatVersion + 1) }).safeParse(parsedJson(text));
  if (version.success)
    throw new BackupError(
      `The backup has format ${String(version.data.formatVersion)}, and this product knows ${String(formatVersion)}: it is too old for it.`,
    );
  const [fault] = parsed.error.issues;
  throw new BackupError(`The manifest of the backup is broken at ${fault?.path.join(".") ?? "its beginning"}: ${fault?.message ?? ""}`);
}

/** Every byte, before anything is touched. */
export async function verifyBackup(folder: string, { databases, files }: Manifest): Promise<void> {
  const tables = [databases.newsletter, ...(databases.lake === undefined ? [] : [databases.lake])].flatMap((database) => database.tables);
  for (const { path, bytes, sha256: expected } of [...tables.map(({ file }) => file), ...files]) {
    const file = join(folder, path);
    // oxlint-disable-next-line no-await-in-loop -- one file after the other: the disk is the bound
    const found = await stat(file).catch(() => undefined);
    if (found === undefined) throw new BackupError(`The backup is not whole: ${path} is missing. Nothing was changed.`);
    // oxlint-disable-next-line no-await-in-loop -- as above
    if (found.size !== bytes || (await sha256Of(file)) !== expected)
      throw new BackupError(`The backup was changed: ${path} is not the file that was saved. Nothing was changed here.`);
  }
}

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
