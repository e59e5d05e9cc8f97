import { createReadStream } from "node:fs";
import { opendir, stat } from "node:fs/promises";
import { join } from "node:path";

export const standardInput = "standard input";

interface EvidenceFile {
  readonly path: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** The file of this name, or those of a folder, each opened when it is its turn; `-` is standard input. Throws when there is nothing. */
export async function* evidenceFiles(name: string, input: AsyncIterable<Uint8Array>): AsyncGenerator<EvidenceFile> {
  if (name === "-") yield { path: standardInput, chunks: input };
  else if ((await stat(name)).isDirectory()) yield* filesOf(name);
  else yield { path: name, chunks: createReadStream(name) };
}

/** Of a maildir the messages that are there; of another folder its files. What begins with a dot is somebody's index. */
async function* filesOf(folder: string): AsyncGenerator<EvidenceFile> {
  for await (const entry of await opendir(folder)) {
    if (entry.name.startsWith(".")) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory() && (entry.name === "new" || entry.name === "cur")) yield* filesOf(path);
    else if (entry.isFile()) yield { path, chunks: createReadStream(path) };
  }
}
