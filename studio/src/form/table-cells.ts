import type { TextTable } from "@newsletter/schemas";

type Rows = NonNullable<TextTable["rows"]>;

/** The cells of a table as a rectangle; a new table begins with two columns and two rows. */
export type Cells = readonly (readonly string[])[];

export function cellsOf({ rows = [] }: Pick<TextTable, "rows">): Cells {
  const width = Math.max(...rows.map(({ cells = [] }) => cells.length), 0);
  if (width === 0) return newTable;
  return rows.map(({ cells = [] }) => Array.from({ length: width }, (_, column) => cells[column] ?? ""));
}

const newTable: Cells = [
  ["", ""],
  ["", ""],
];

export function withCell(cells: Cells, at: { readonly row: number; readonly column: number }, words: string): Cells {
  return cells.map((row, index) => (index === at.row ? row.map((cell, column) => (column === at.column ? words : cell)) : row));
}

export function withRow(cells: Cells): Cells {
  return [...cells, (cells[0] ?? []).map(() => "")];
}

export function withColumn(cells: Cells): Cells {
  return cells.map((row) => [...row, ""]);
}

export function withoutRow(cells: Cells, row: number): Cells {
  return cells.toSpliced(row, 1);
}

export function withoutColumn(cells: Cells, column: number): Cells {
  return cells.map((row) => row.toSpliced(column, 1));
}

/** As they are stored. A row keeps its key while its number stays, so that others see which one changes. */
export function rowsOf(cells: Cells, before: Pick<TextTable, "rows">, newKey: () => string): Rows {
  return cells.map((row, index) => ({ _type: "tableRow", _key: before.rows?.[index]?._key ?? newKey(), cells: [...row] }));
}
