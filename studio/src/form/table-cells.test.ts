import { expect, test } from "vitest";
import { cellsOf, rowsOf, withCell, withColumn, withoutColumn, withoutRow, withRow } from "./table-cells.ts";

const row = (key: string, ...cells: string[]): { _type: "tableRow"; _key: string; cells: string[] } => ({
  _type: "tableRow",
  _key: key,
  cells,
});

test("a table that has no cells yet begins with two columns and two rows", () => {
  for (const rows of [undefined, [], [{ _type: "tableRow" as const, _key: "a" }]]) {
    expect(cellsOf(rows === undefined ? {} : { rows })).toEqual([
      ["", ""],
      ["", ""],
    ]);
  }
});

test("rows of different lengths are shown as long as the longest", () => {
  expect(cellsOf({ rows: [row("a", "1"), row("b", "1", "2", "3")] })).toEqual([
    ["1", "", ""],
    ["1", "2", "3"],
  ]);
});

test("rows and columns are added at the end and taken away where they stand", () => {
  const cells = cellsOf({ rows: [row("a", "1", "2"), row("b", "3", "4")] });
  expect(withCell(cells, { row: 1, column: 0 }, "x")).toEqual([
    ["1", "2"],
    ["x", "4"],
  ]);
  expect(withRow(cells)).toEqual([...cells, ["", ""]]);
  expect(withColumn(cells)).toEqual([
    ["1", "2", ""],
    ["3", "4", ""],
  ]);
  expect(withoutRow(cells, 0)).toEqual([["3", "4"]]);
  expect(withoutColumn(cells, 0)).toEqual([["2"], ["4"]]);
});

test("a row keeps its key, and a new one gets one", () => {
  expect(rowsOf([["x"], ["y"]], { rows: [row("a", "1")] }, () => "new")).toEqual([row("a", "x"), row("new", "y")]);
});
