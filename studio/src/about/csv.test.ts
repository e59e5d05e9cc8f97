import { expect, test } from "vitest";
import { csvOf } from "./csv.ts";

const cell = (value: string): string => csvOf([[value]]).slice(1, -2);

test("rows end in CR LF, also the last, behind a byte order mark", () => {
  expect(
    csvOf([
      ["Kind", "Title"],
      ["News", "Atlanta"],
    ]),
  ).toBe("\uFEFFKind,Title\r\nNews,Atlanta\r\n");
});

test.each([
  ["plain", "plain"],
  ["", ""],
  ["Vienna, Austria", '"Vienna, Austria"'],
  ['called "record"', '"called ""record"""'],
  ["two\nlines", '"two\nlines"'],
  ["two\r\nlines", '"two\r\nlines"'],
  ["حلقة عمل", "حلقة عمل"],
])("%j stands as %j", (value, expected) => {
  expect(cell(value)).toBe(expected);
});

test.each([
  ["=1+1", "'=1+1"],
  ["+43 1 26060", "'+43 1 26060"],
  ["-1", "'-1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\tshifted", "'\tshifted"],
  ["\r=1", `"'\r=1"`],
  ['=HYPERLINK("https://example.org","a")', `"'=HYPERLINK(""https://example.org"",""a"")"`],
  ["1=1", "1=1"],
])("a formula is harmless: %j stands as %j", (value, expected) => {
  expect(cell(value)).toBe(expected);
});
