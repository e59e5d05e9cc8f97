import type { TextTable } from "@newsletter/schemas";

/** A table with as many cells in each row as its widest row has; what nobody wrote is empty. */
export interface TableCells {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Undefined where no cell has a word: there is nothing to show. */
export function tableCells({ rows = [] }: TextTable): TableCells | undefined {
  const written = rows.map(({ cells = [] }) => cells.map((cell) => cell.trim())).filter((cells) => cells.some((cell) => cell !== ""));
  const width = Math.max(0, ...written.map((cells) => cells.findLastIndex((cell) => cell !== "") + 1));
  const [head, ...others] = written.map((cells) => Array.from({ length: width }, (_, index) => cells[index] ?? ""));
  return head === undefined ? undefined : { head, rows: others };
}
