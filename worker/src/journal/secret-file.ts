import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** A key that lives outside every database, made at the first start; readable by its owner alone. */
export async function secretKey(dataDir: string, name: string, bytes: number): Promise<Uint8Array> {
  const folder = join(dataDir, "keys");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, name);
  try {
    // Two processes may start at once: the first one's key counts.
    await writeFile(file, randomBytes(bytes).toString("hex"), { mode: 0o600, flag: "wx" });
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "EEXIST")) throw cause;
  }
  return Buffer.from(await readFile(file, "utf8"), "hex");
}
