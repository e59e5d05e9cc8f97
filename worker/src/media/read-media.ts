import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileExtensions } from "@newsletter/schemas";
import type { MediaStore } from "../ports/content.ts";

const fileNamePattern = new RegExp(`^[0-9a-f]{64}\\.(${fileExtensions.join("|")})$`, "u");

/** Reads what the media store keeps. By itself, since the sending process reads files and never decodes a picture. */
export function readMedia(folder: string): MediaStore["read"] {
  return async (fileName) => {
    // The name comes from an address on the web: nothing but a name of ours may reach the file system.
    if (!fileNamePattern.test(fileName)) return undefined;
    try {
      return await readFile(join(folder, fileName));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  };
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
