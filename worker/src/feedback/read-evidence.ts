import { keptWords, type Evidence } from "./evidence.ts";
import { linesOf } from "./lines-of.ts";
import { firstLinesMax, messageCharactersMax } from "./limits.ts";
import { readReport } from "./read-report.ts";
import { createRelayLog, type RelayLog } from "./read-relay-log.ts";
import { readSesEvent } from "./read-ses-event.ts";

/** What a file is, by its content: `mbox` and `message` hold mail. */
export type EvidenceKind = "log" | "mbox" | "message";

/** What a stretch of a file gave. */
export interface Reading {
  readonly kind: EvidenceKind;
  /** Messages, or lines of a log. */
  readonly readCount: number;
  readonly evidence: readonly Evidence[];
  /** Messages that are no report: mail of people. */
  readonly otherCount: number;
}

/** Neither mail nor a relay's log. */
export class UnreadableEvidence extends Error {
  override readonly name = "UnreadableEvidence";
}

/** Reads a file, a stretch at a time: nothing of it grows with the length of the file. Throws `UnreadableEvidence` when it is nothing known. */
export async function* readEvidence(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Reading> {
  let reader: Reader | undefined;
  for await (const lines of linesOf(chunks)) {
    if (reader === undefined && lines.every((line) => line === "")) continue;
    reader ??= readerFor(lines);
    yield reader.read(lines);
  }
  if (reader === undefined) throw new UnreadableEvidence("it is empty");
  yield reader.end();
}

interface Reader {
  readonly read: (lines: readonly string[]) => Reading;
  readonly end: () => Reading;
}

const logLine = /^(?:<\d{1,3}>)?(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d |\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d)/u;
const mboxLine = /^From \S{1,320} .*\d{1,2}:\d{1,2}.*\d{4}/u;

function readerFor(lines: readonly string[]): Reader {
  const begin = lines.filter((line) => line !== "").slice(0, firstLinesMax);
  const first = begin[0]?.replace(/^\u00EF\u00BB\u00BF/u, "") ?? "";
  // Before a field: a time may look like the name of one.
  if (begin.some((line) => logLine.test(line)) && !/^[A-Za-z][\w-]*:|^From /u.test(first)) return logReader();
  if (first.startsWith("{")) return logReader();
  if (first.startsWith("From ")) return mailReader("mbox");
  if (/^[A-Za-z][\w-]{0,80}[ \t]*:/u.test(first)) return mailReader("message");
  const words = keptWords(first.slice(0, 40)) ?? "";
  throw new UnreadableEvidence(`it is neither mail nor a relay's log; it begins with "${words}"`);
}

function logReader(): Reader {
  const log: RelayLog = createRelayLog();
  let place = 0;
  return {
    read: (lines) => {
      const evidence = lines.flatMap((line) => {
        place += 1;
        return (line.startsWith("{") ? readSesEvent(line, place) : log.read(line, place)) ?? [];
      });
      return { kind: "log", readCount: lines.length, evidence, otherCount: 0 };
    },
    end: () => ({ kind: "log", readCount: 0, evidence: [], otherCount: 0 }),
  };
}

/** One message, or those of an mbox: each begins behind an empty line. */
function mailReader(kind: "mbox" | "message"): Reader {
  let [place, characterCount, isAfterEmpty] = [0, 0, true];
  let message: string[] = [];
  const finished = (): Pick<Reading, "readCount" | "evidence" | "otherCount"> => {
    if (message.every((line) => line === "")) return { readCount: 0, evidence: [], otherCount: 0 };
    place += 1;
    const report = readReport(message);
    [message, characterCount] = [[], 0];
    return { readCount: 1, evidence: report === undefined ? [] : [{ ...report, place }], otherCount: report === undefined ? 1 : 0 };
  };
  return {
    read: (lines) => {
      const done: ReturnType<typeof finished>[] = [];
      for (const line of lines) {
        if (kind === "mbox" && isAfterEmpty && mboxLine.test(line)) done.push(finished());
        isAfterEmpty = line === "";
        characterCount += line.length + 1;
        if (characterCount <= messageCharactersMax) message.push(line);
      }
      return {
        kind,
        readCount: done.reduce((sum, { readCount }) => sum + readCount, 0),
        evidence: done.flatMap(({ evidence }) => evidence),
        otherCount: done.reduce((sum, { otherCount }) => sum + otherCount, 0),
      };
    },
    end: () => ({ kind, ...finished() }),
  };
}
