import { expect, test } from "vitest";
import type { PortableTextBlock } from "./portable-text.ts";
import { entriesTooDeep, isEmptyFootnote, tableFault } from "./text-faults.ts";

const rows = (...widths: readonly number[]): Parameters<typeof tableFault>[0] => ({
  rows: widths.map((width, index) => ({ _type: "tableRow", _key: String(index), cells: Array.from({ length: width }, () => "a word") })),
});
const block = (key: string, text: string, layout: Partial<PortableTextBlock> = {}): PortableTextBlock => ({
  _type: "block",
  _key: key,
  children: [{ _type: "span", _key: "s", text }],
  ...layout,
});
const entry = (key: string, level?: number): PortableTextBlock =>
  block(key, "words", { listItem: "bullet", ...(level === undefined ? {} : { level }) });

test.each([
  ["nothing", {}, "empty"],
  ["rows without cells", rows(0, 0), "empty"],
  ["blank cells", { rows: [{ _type: "tableRow" as const, _key: "a", cells: [" ", ""] }] }, "empty"],
  ["a row that is shorter", rows(2, 1), "ragged"],
  ["five columns", rows(2, 5), "tooLarge"],
  ["thirteen rows", rows(...Array.from({ length: 13 }, () => 1)), "tooLarge"],
  ["four columns in twelve rows", rows(...Array.from({ length: 12 }, () => 4)), undefined],
])("a table of %s", (_case, table, fault) => {
  expect(tableFault(table)).toBe(fault);
});

const said = (text: string): NonNullable<Parameters<typeof isEmptyFootnote>[0]["text"]>[number] => ({
  _type: "block",
  _key: text,
  children: [{ _type: "span", _key: "s", text }],
});

test("a footnote of blanks is empty", () => {
  expect(isEmptyFootnote({})).toBe(true);
  expect(isEmptyFootnote({ text: [said(" "), said("")] })).toBe(true);
  expect(isEmptyFootnote({ text: [said(""), said("words")] })).toBe(false);
});

test("an entry is too deep where nothing is above it, or below the third level", () => {
  expect(entriesTooDeep([entry("a"), entry("b", 2), entry("c", 3), entry("d", 1)])).toEqual([]);
  expect(entriesTooDeep([entry("a", 3)])).toEqual(["a"]);
  expect(entriesTooDeep([entry("a"), block("between", "words"), entry("b", 2)])).toEqual(["b"]);
  expect(entriesTooDeep([entry("a"), entry("b", 3), entry("c", 2), entry("d", 3), entry("e", 4)])).toEqual(["b", "e"]);
});
