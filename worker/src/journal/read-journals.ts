import { createReadStream } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { journalExtension, journalFolder } from "./journal.ts";
import { parseJournalLine, type JournalLine } from "./journal-line.ts";

/** A journal that cannot be trusted: which file, which line. Nothing is concluded from the rest of it. */
export class JournalFaultError extends Error {
  override readonly name = "JournalFaultError";
}

export interface JournalFile {
  readonly id: string;
  readonly path: string;
  readonly bytes: number;
}

/** What other machines handed over, as re-arming was told: kept for the next restore, which may be from an older backup. */
export function foreignJournalFolder(dataDir: string): string {
  return join(journalFolder(dataDir), "others");
}

const journalName = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.journal$/u;

/** The journals of a folder; none when there is no such folder. */
export async function journalsIn(folder: string): Promise<readonly JournalFile[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    if (isMissing(cause)) return [];
    throw cause;
  });
  const journals = names.filter((name) => name.endsWith(journalExtension));
  const stranger = journals.find((name) => !journalName.test(name));
  if (stranger !== undefined) throw new JournalFaultError(`${join(folder, stranger)} is not named like a journal.`);
  return Promise.all(
    journals.map(async (name) => {
      const path = join(await realpath(folder), name);
      return { id: name.slice(0, -journalExtension.length), path, bytes: (await stat(path)).size };
    }),
  );
}

/** Every journal that this data folder has, of this machine and of others. */
export async function allJournals(dataDir: string): Promise<readonly JournalFile[]> {
  return longestOfEach([...(await journalsIn(journalFolder(dataDir))), ...(await journalsIn(foreignJournalFolder(dataDir)))]);
}

/** Of a journal that lies in two folders, the longer: it only grows. */
export function longestOfEach<T extends JournalFile>(files: readonly T[]): readonly T[] {
  const longest = new Map<string, T>();
  for (const file of files) {
    const known = longest.get(file.id);
    if (known === undefined || known.bytes < file.bytes) longest.set(file.id, file);
  }
  return [...longest.values()];
}

const chunkBytes = 256 * 1024;
/** The longest line is a mark: three ids of fixed length, three numbers, and the id of an issue. */
const lineCharactersMax = 1_000;

export interface NumberedLine {
  readonly number: number;
  readonly line: JournalLine;
}

/**
 * A journal's lines, some thousand at a time. The last one may be torn: the process died writing it, so its body never left. A line that
 * cannot be read before that is a fault, and what came of it is for a person to look at.
 */
export async function* readJournal(path: string): AsyncGenerator<readonly NumberedLine[]> {
  let rest = "";
  let number = 0;
  for await (const chunk of createReadStream(path, { encoding: "latin1", highWaterMark: chunkBytes })) {
    const texts = (rest + String(chunk)).split("\n");
    rest = texts.pop() ?? "";
    const lines = texts.map((text): NumberedLine => {
      number += 1;
      const line = text.length > lineCharactersMax ? undefined : parseJournalLine(text);
      if (line === undefined)
        throw new JournalFaultError(
          `${path}, line ${String(number)} is no line of a journal: "${text.slice(0, 80)}". Nothing was changed.`,
        );
      return { number, line };
    });
    if (rest.length > lineCharactersMax)
      throw new JournalFaultError(`${path}, line ${String(number + 1)} is longer than any line of a journal. Nothing was changed.`);
    yield lines;
  }
}

export function isMissing(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && cause.code === "ENOENT";
}
