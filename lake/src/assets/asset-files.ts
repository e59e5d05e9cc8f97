import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { dirname, join } from "node:path";

/** Names are made of the hash of the bytes, so a file never changes once it is there. */
const namePattern = /^(images|files)\/[a-f0-9]{40}(-\d{1,6}x\d{1,6})?\.[a-z0-9]{1,10}$/u;

export interface AssetFiles {
  /** `path` is `images/<name>` or `files/<name>`. On disk, synced, when this resolves. */
  readonly write: (path: string, bytes: Buffer) => Promise<void>;
  readonly read: (path: string) => Promise<Buffer | undefined>;
}

export function assetFilesIn(folder: string): AssetFiles {
  return {
    write: async (path, bytes) => {
      if (!namePattern.test(path)) throw new TypeError(`Not an asset path: ${path}`);
      const target = join(folder, path);
      await mkdir(dirname(target), { recursive: true });
      const temporary = `${target}.${randomUUID()}.part`;
      try {
        const file = await open(temporary, "wx");
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(temporary, target);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
    read: async (path) => {
      if (!namePattern.test(path)) return undefined;
      try {
        return await readFile(join(folder, path));
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
        throw error;
      }
    },
  };
}
