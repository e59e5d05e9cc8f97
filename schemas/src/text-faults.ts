import { listLevelMax, tableColumnsMax, tableRowsMax, type Footnote, type PortableText, type TextTable } from "./portable-text.ts";

// What may be wrong with the parts of a text. The Studio says it while somebody writes, the worker when a snapshot is taken.

/** `empty` and `ragged` can be shown, `tooLarge` cannot. */
export type TableFault = "empty" | "tooLarge" | "ragged";

export function tableFault({ rows = [] }: Pick<TextTable, "rows">): TableFault | undefined {
  const widths = rows.map(({ cells = [] }) => cells.length);
  if (rows.length > tableRowsMax || Math.max(0, ...widths) > tableColumnsMax) return "tooLarge";
  if (!rows.some(({ cells = [] }) => cells.some((cell) => cell.trim() !== ""))) return "empty";
  return new Set(widths).size > 1 ? "ragged" : undefined;
}

export function isEmptyFootnote({ text = [] }: Pick<Footnote, "text">): boolean {
  return !text.some(({ children }) => children.some((span) => span.text.trim() !== ""));
}

/** Entries that hang from nothing, or are indented further than lists go: readers see them further out than the editor does. */
export function entriesTooDeep(text: PortableText): readonly string[] {
  let deepest = 0;
  return text.flatMap((part) => {
    const level = part._type === "block" && part.listItem !== undefined ? (part.level ?? 1) : 0;
    const isTooDeep = level > Math.min(deepest + 1, listLevelMax);
    deepest = isTooDeep ? deepest : level;
    return isTooDeep ? [part._key] : [];
  });
}
