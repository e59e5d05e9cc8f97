import { languageNames } from "@newsletter/schemas";
import { alignedTarget } from "./aligned-target.ts";
import { csvCell } from "./csv-cell.ts";
import { wordsOf } from "./inline.ts";
import { writePlain } from "./plain-notation.ts";
import type { FileSubject } from "./translation-file.ts";
import type { TranslationUnit } from "./units-of-issue.ts";

const explanation = [
  "Write into the last column and leave the others as they are.",
  "[words](1) is a link or a footnote: translate the words, keep the number. **words** is bold, __words__ is italic.",
  "An empty cell is a text that is not translated yet. Save as “CSV UTF-8”.",
].join(" ");

/**
 * The units as a table (RFC 4180) that spreadsheets open: what the text is, the text, and a column for the translation; a row per paragraph.
 * Begins with a byte order mark, without which Excel takes the letters for others.
 */
export function writeCsv({ issueId, source, target }: FileSubject, units: readonly TranslationUnit[]): string {
  const rows = [
    ["id", "text", `${languageNames[source]} (${source})`, `${languageNames[target]} (${target})`],
    [`#issue ${issueId}`, "How to use this table", explanation, ""],
    ...units.flatMap(rowsOf),
  ];
  return `\uFEFF${rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("")}`;
}

function rowsOf(unit: TranslationUnit): string[][] {
  const before = alignedTarget(unit);
  return unit.source.flatMap((paragraph, index) => {
    if (wordsOf(paragraph).trim() === "") return [];
    const id = [unit.id, unit.sourceDigest, unit.targetDigest, index + 1].join(".");
    const note = unit.state === "stale" ? " (the source has changed since)" : "";
    return [[id, `${unit.documentName}: ${unit.path}${note}`, writePlain(paragraph), writePlain(before[index] ?? [])]];
  });
}
