import { withoutFormulaMark } from "./csv-cell.ts";
import { unitsMax } from "./limits.ts";
import { readPlain } from "./plain-notation.ts";
import { TranslationFileError, type ReadParagraph, type ReadTranslation, type ReadUnit, type Unreadable } from "./translation-file.ts";

interface Row {
  readonly unitId: string;
  readonly sourceDigest: string;
  readonly targetDigest: string;
  readonly index: number;
  readonly paragraph: ReadParagraph | Unreadable;
}

const rowId = /^(u[0-9a-f]{16})\.([0-9a-f]{16})\.([0-9a-f]{16})\.(\d{1,6})$/u;

/** Reads a table that a spreadsheet may have written: with semicolons or tabs, as many of them do, and with rows in another order. */
export function readCsv(content: string): ReadTranslation {
  const [head = [], ...rows] = cellsOf(content.replace(/^\uFEFF/u, ""));
  if (head[0]?.trim() !== "id" || head.length < 4) {
    throw new TranslationFileError(
      "This is not the table that was exported: its first line does not name the columns id, text and two languages.",
    );
  }
  const read = rows.flatMap(rowOf);
  const byUnit = [...Map.groupBy(read, ({ unitId }) => unitId).values()];
  if (byUnit.length > unitsMax)
    throw new TranslationFileError(`The table holds ${byUnit.length} texts; at most ${unitsMax} can be taken in.`);
  return {
    format: "csv",
    subject: {
      issueId: rows.map(([id = ""]) => /^#issue (.+)$/u.exec(id.trim())?.[1]).find((id) => id !== undefined),
      source: languageIn(head[2]),
      target: languageIn(head[3]),
    },
    units: byUnit.flatMap(unitOf),
  };
}

/** `العربية (ar)`, whatever a spreadsheet puts around it to keep directions apart. */
function languageIn(title: string | undefined): string | undefined {
  return /\(([a-z]{2})\)/u.exec(title ?? "")?.[1];
}

function rowOf([id = "", , , target = ""]: readonly string[]): readonly Row[] {
  const parts = rowId.exec(id.trim());
  if (parts === null) return [];
  const [, unitId = "", sourceDigest = "", targetDigest = "", place = ""] = parts;
  return [{ unitId, sourceDigest, targetDigest, index: Number(place) - 1, paragraph: readPlain(withoutFormulaMark(target)) }];
}

function unitOf(rows: readonly Row[]): readonly ReadUnit[] {
  const [first] = rows;
  if (first === undefined) return [];
  const { unitId, sourceDigest, targetDigest } = first;
  return [{ id: unitId, sourceDigest, targetDigest, paragraphs: new Map(rows.map(({ index, paragraph }) => [index, paragraph])) }];
}

/** Cells by RFC 4180. A quotation mark that nothing closes would swallow the rest of the table, so it is a fault. */
function cellsOf(content: string): readonly (readonly string[])[] {
  const separator = /^"?id"?([,;\t])/u.exec(content)?.[1] ?? ",";
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < content.length) {
    const { text, end } = content[at] === '"' ? quotedCell(content, at) : plainCell(content, at, separator);
    row.push(text);
    at = end;
    if (content[at] === separator) {
      at += 1;
      // A separator at the very end has an empty cell behind it.
      if (at === content.length) row.push("");
      continue;
    }
    if (content[at] === "\r") at += 1;
    if (content[at] === "\n") at += 1;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

interface Cell {
  readonly text: string;
  readonly end: number;
}

function quotedCell(content: string, start: number): Cell {
  let text = "";
  let at = start + 1;
  for (;;) {
    const end = content.indexOf('"', at);
    if (end === -1) throw new TranslationFileError("The table is damaged: a quotation mark is opened and never closed.");
    text += content.slice(at, end);
    if (content[end + 1] !== '"') return { text, end: end + 1 };
    text += '"';
    at = end + 2;
  }
}

function plainCell(content: string, start: number, separator: string): Cell {
  let end = start;
  while (end < content.length && content[end] !== separator && content[end] !== "\r" && content[end] !== "\n") end += 1;
  return { text: content.slice(start, end), end };
}
