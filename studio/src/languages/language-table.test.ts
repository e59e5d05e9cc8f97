import { expect, test } from "vitest";
import { languageTable } from "./language-table.ts";

const languages = [
  { language: "en", fallback: null },
  { language: "ar", fallback: "en" },
] as const;

const text = (
  documentId: string,
  path: string,
  ...has: readonly ("en" | "ar")[]
): Parameters<typeof languageTable>[0]["texts"][number] => ({
  documentId,
  documentName: `The news item “${documentId}”`,
  path,
  languages: has,
  stale: [],
  isOptional: false,
});

test("an issue without a text has no row, and its languages are shown all the same", () => {
  expect(languageTable({ texts: [], languages })).toEqual({
    columns: [
      { language: "en", fallback: null, doneCount: 0, staleCount: 0, textCount: 0 },
      { language: "ar", fallback: "en", doneCount: 0, staleCount: 0, textCount: 0 },
    ],
    rows: [],
  });
});

test("a document is done, partly done or missing in a language, and the way leads to what is missing first", () => {
  const texts = [text("a", "title", "en", "ar"), text("b", "title", "en"), text("a", "teaser", "en")];
  const { columns, rows } = languageTable({ texts, languages });
  expect(columns.map(({ doneCount, textCount }) => `${String(doneCount)}/${String(textCount)}`)).toEqual(["3/3", "1/3"]);
  expect(rows.flatMap(({ documentId, cells }) => cells.map(({ completeness, path }) => `${documentId} ${completeness} ${path}`))).toEqual([
    "a done title",
    "a partly teaser",
    "b done title",
    "b missing title",
  ]);
});

const table = (...texts: Parameters<typeof languageTable>[0]["texts"]): ReturnType<typeof languageTable> =>
  languageTable({ texts, languages });

test("a document with all of its texts is stale in a language while one of them is from before its source changed", () => {
  const { columns, rows } = table(text("a", "title", "en", "ar"), { ...text("a", "teaser", "en", "ar"), stale: ["ar"] });
  expect(rows[0]?.cells).toEqual([
    { language: "en", completeness: "done", path: "title", stalePaths: [] },
    { language: "ar", completeness: "stale", path: "teaser", stalePaths: ["teaser"] },
  ]);
  expect(columns[1]).toMatchObject({ doneCount: 1, staleCount: 1, textCount: 2 });
});

test("what is missing comes before what is stale", () => {
  const { rows } = table({ ...text("a", "title", "en", "ar"), stale: ["ar"] }, text("a", "teaser", "en"));
  expect(rows[0]?.cells[1]).toEqual({ language: "ar", completeness: "partly", path: "teaser", stalePaths: ["title"] });
});

test("a text that readers can do without counts only where it is written", () => {
  const { columns, rows } = table(text("a", "title", "en", "ar"), { ...text("a", "byline", "en"), stale: ["en"], isOptional: true });
  expect(columns.map(({ textCount }) => textCount)).toEqual([2, 1]);
  expect(rows[0]?.cells.map(({ completeness }) => completeness)).toEqual(["stale", "done"]);
});
