import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { MissingNeed } from "./claim.ts";

/** Data of others, kept beside the checkout and never in it: read at run time. */
function corporaFolder(): string {
  const given = process.env["CORPORA_DIR"];
  return given === undefined || given === "" ? fileURLToPath(new URL("../../../shared/corpora/", import.meta.url)) : resolve(given);
}

export function readCorpus(...path: readonly string[]): string {
  return found(path, (file) => readFileSync(file, "utf8"));
}

/** Byte by byte: line ends and odd bytes are part of it. */
export function readCorpusBytes(...path: readonly string[]): string {
  return found(path, (file) => readFileSync(file, "latin1"));
}

export function listCorpus(...path: readonly string[]): readonly string[] {
  return found(path, (folder) => readdirSync(folder).toSorted());
}

function found<T>(path: readonly string[], read: (place: string) => T): T {
  const place = join(corporaFolder(), ...path);
  try {
    return read(place);
  } catch (cause) {
    throw new MissingNeed(`The corpus ${path.join("/")} is not there: put the corpora at ${corporaFolder()}, or set CORPORA_DIR.`, {
      cause,
    });
  }
}
