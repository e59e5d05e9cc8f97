import { createHash } from "node:crypto";
import type { AudienceFiles, AudienceLine, ImportedLine, ImportReason, ImportRequest, ImportResult } from "../ports/audience-files.ts";
import { parseAudience } from "./parse-audience.ts";
import { readTable, type TableRow } from "./read-table.ts";

export interface AudienceFile extends Omit<ImportRequest, "fileDigest"> {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Told of every line that was read. */
  readonly onRead?: (line: number) => void;
  /** What a row of this file asks for; the columns of an export where nothing else is said. */
  readonly parse?: (rows: AsyncIterable<TableRow>) => AsyncIterable<AudienceLine>;
}

/** Reads a file of subscriptions to its end, line by line, and imports it: all or nothing. Throws a `TableError` for what is no table. */
export async function importAudience(
  { bytes, onRead, parse = parseAudience, ...request }: AudienceFile,
  files: Pick<AudienceFiles, "importLines">,
  onLine: (line: ImportedLine) => void | Promise<void>,
): Promise<ImportResult> {
  const hash = createHash("sha256");
  async function* hashed(): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      hash.update(chunk);
      yield chunk;
    }
  }
  async function* lines(): ReturnType<typeof parseAudience> {
    for await (const line of parse(readTable(hashed()))) {
      onRead?.(line.line);
      yield line;
    }
  }
  return files.importLines({ ...request, fileDigest: () => hash.digest("hex") }, lines(), onLine);
}

const reasons: Readonly<Record<ImportReason, string>> = {
  requested: "awaits a confirmation",
  suppressed: "this address is never to be written to",
  erased: "this address was erased on its owner's wish",
  left: "left, and an import brings nobody back",
  leaving: "is leaving, and an import brings nobody back",
  mergedBefore: "was joined with another subscription of the same mailbox",
  ownChoice: "the reader chose otherwise",
  removedBefore: "was removed by its partner, and is asked first",
  notAMember: "is the partner's, and no member's",
  changedMeanwhile: "somebody else acted on it meanwhile: import the file again",
};

/** All but what comes in, or is there already, as the file says. */
export function isWorthShowing({ outcome, reason }: ImportedLine): boolean {
  return outcome !== "unchanged" && (outcome !== "new" || reason !== null);
}

/** "Line 7: refused (this address is never to be written to)" */
export function lineInWords({ line, outcome, reason }: ImportedLine): string {
  if (outcome === "faulty") return `Line ${String(line)}: ${reason ?? ""}.`;
  return `Line ${String(line)}: ${outcome}${reason === null ? "" : ` (${isImportReason(reason) ? reasons[reason] : reason})`}`;
}

function isImportReason(reason: string): reason is ImportReason {
  return Object.hasOwn(reasons, reason);
}
