import { tableColumnsMax, tableRowsMax } from "@newsletter/schemas";
import type { PortableTextInputProps } from "sanity";
import { rowsOf } from "./table-cells.ts";
import { newKey } from "../new-key.ts";

type Pasting = NonNullable<PortableTextInputProps["onPaste"]>;

/** A table that was copied alone, from a page, a document or a spreadsheet, becomes one of ours; everything else is pasted as ever. */
export const pasteTable: Pasting = ({ event }) => {
  const cells = copiedTable(event.clipboardData.getData("text/html"));
  if (cells === undefined) return undefined;
  return { insert: [{ _type: "table", _key: newKey(), rows: rowsOf(cells, {}, newKey) }] };
};

/** One that is too large for readers' phones stays words, so that nothing of it is lost; one of a single cell holds a layout together. */
function copiedTable(html: string): readonly (readonly string[])[] | undefined {
  if (!/<table/iu.test(html)) return undefined;
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const unseen of body.querySelectorAll("style, script")) unseen.remove();
  const [table, ...others] = body.querySelectorAll("table");
  if (table === undefined || others.length > 0 || wordsOf(body) !== wordsOf(table)) return undefined;
  const rows = Array.from(table.rows, (row) => Array.from(row.cells, wordsOf)).filter((cells) => cells.some((cell) => cell !== ""));
  const width = Math.max(0, ...rows.map(({ length }) => length));
  if (rows.length < 2 || rows.length > tableRowsMax || width < 2 || width > tableColumnsMax) return undefined;
  return rows.map((cells) => Array.from({ length: width }, (_, column) => cells[column] ?? ""));
}

function wordsOf({ textContent }: Element): string {
  return textContent.replaceAll(/\s+/gu, " ").trim();
}
