import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import { withoutFormulaMark } from "../translation/csv-cell.ts";
import { decodedText } from "./decode-table.ts";
import { rowCharactersMax } from "./file-limits.ts";
import { TableError } from "./table-error.ts";

export interface TableRow {
  /** Of the file, where the row ends. */
  readonly line: number;
  readonly cells: readonly string[];
}

const separators = [",", ";", "\t"] as const;

/** The rows of a CSV file (RFC 4180) one after the other, as spreadsheets write it: with commas, semicolons or tabs, quoted or not. */
export async function* readTable(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<TableRow> {
  const text = decodedText(chunks);
  const head = await firstLine(text);
  const parser = parse({
    delimiter: separatorOf(head),
    info: true,
    relax_column_count: true,
    // A quotation mark within a cell is a letter; one that opens a cell has to be closed.
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: rowCharactersMax,
  });
  const filled = pipeline(Readable.from(joined(head, text)), parser);
  // Said by the parser as well, to whoever reads it.
  filled.catch(() => undefined);
  try {
    for await (const row of parser) {
      const { record, info }: { readonly record: readonly string[]; readonly info: { readonly lines: number } } = row;
      yield { line: info.lines, cells: record.map(withoutFormulaMark) };
    }
  } catch (cause) {
    throw cause instanceof CsvError ? new TableError(sentenceOf(cause), { cause }) : cause;
  } finally {
    parser.destroy();
  }
}

/** All of the text up to its first line end, and as much as came with it. */
async function firstLine(text: AsyncGenerator<string>): Promise<string> {
  let head = "";
  while (!/[\r\n]/u.test(head)) {
    if (head.length > rowCharactersMax) throw new TableError(`The first line is longer than ${String(rowCharactersMax)} characters.`);
    // oxlint-disable-next-line no-await-in-loop -- a stream is read in its order
    const next = await text.next();
    if (next.done === true) break;
    head += next.value;
  }
  return head;
}

async function* joined(head: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  if (head !== "") yield head;
  for await (const part of rest) if (part !== "") yield part;
}

/** The one that stands in the first line most often. */
function separatorOf(head: string): string {
  const [line = ""] = head.split(/[\r\n]/u);
  return separators.toSorted((a, b) => line.split(b).length - line.split(a).length)[0] ?? ",";
}

function sentenceOf({ code, lines }: CsvError & { readonly lines?: number }): string {
  const where = `Line ${String(lines ?? 1)}`;
  if (code === "CSV_QUOTE_NOT_CLOSED") return `${where}: a quotation mark is opened and never closed.`;
  if (code === "CSV_MAX_RECORD_SIZE")
    return `${where}: a row is longer than ${String(rowCharactersMax)} characters; most likely a quotation mark is opened and not closed.`;
  return `${where}: this is no row of a table.`;
}
