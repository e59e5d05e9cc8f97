import { createHash, randomBytes } from "node:crypto";
import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileExtensionSchema, type MediaFile, type MediaSize } from "@newsletter/schemas";
import type { MediaStore } from "../ports/content.ts";
import { encodePicture, type EncodedPicture } from "./encode-picture.ts";
import { isOfType } from "./file-types.ts";
import { isMissing, readMedia } from "./read-media.ts";

/**
 * Pictures and files in a folder, named by the SHA-256 of their bytes. A file appears by a rename and is therefore whole or not there at all;
 * it is never written again and never deleted: mails that refer to it are read for years.
 */
export function createMediaStore({ folder }: { folder: string }): MediaStore {
  return {
    keep: async (bytes, cut) => {
      const sizes = await encodePicture(bytes, cut);
      if (sizes === undefined) return undefined;
      const large = await keepSize(folder, sizes.large);
      return sizes.small === undefined ? large : { ...large, small: await keepSize(folder, sizes.small) };
    },
    keepFile: async (bytes, extension) => {
      const known = fileExtensionSchema.safeParse(usualExtension(extension));
      if (!known.success || !isOfType(bytes, known.data)) return undefined;
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      await writeOnce(folder, `${sha256}.${known.data}`, bytes);
      return { sha256, extension: known.data, bytes: bytes.byteLength } satisfies MediaFile;
    },
    read: readMedia(folder),
  };
}

function usualExtension(extension: string): string {
  const lower = extension.toLowerCase();
  return lower === "jpeg" ? "jpg" : lower;
}

async function keepSize(folder: string, { bytes, extension, widthPx, heightPx }: EncodedPicture): Promise<MediaSize> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await writeOnce(folder, `${sha256}.${extension}`, bytes);
  return { sha256, extension, widthPx, heightPx };
}

async function writeOnce(folder: string, fileName: string, bytes: Uint8Array): Promise<void> {
  const target = join(folder, fileName);
  if (await exists(target)) return;
  await mkdir(folder, { recursive: true });
  const unfinished = join(folder, `.${fileName}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    await writeFile(unfinished, bytes, { flush: true, flag: "wx" });
    await rename(unfinished, target);
  } finally {
    await rm(unfinished, { force: true });
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}
