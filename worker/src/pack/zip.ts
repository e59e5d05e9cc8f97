import assert from "node:assert/strict";
import { zipSync, type Zippable } from "fflate";

export interface ZipEntry {
  /** With `/` between folders; in UTF-8, which the archive says. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Pictures are compressed already. */
const stored = /\.(jpg|png)$/u;

/** One archive of all files. The same entries and date give the same bytes. */
export function zipOf(entries: readonly ZipEntry[], date: Date): Uint8Array {
  // An archive has clock time without a zone: that of UTC, whatever the server's.
  const mtime = new Date(date.getTime() + date.getTimezoneOffset() * 60_000);
  const tree: Zippable = {};
  assert.equal(new Set(entries.map(({ path }) => path)).size, entries.length, "no two files of an archive have one name");
  for (const { path, bytes } of entries) tree[path] = [bytes, { level: stored.test(path) ? 0 : 6, mtime }];
  return zipSync(tree);
}
