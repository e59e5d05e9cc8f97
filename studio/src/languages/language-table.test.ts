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
});

test("an issue without a text has no row, and its languages are shown all the same", () => {
  expect(languageTable({ texts: [], languages })).toEqual({
    columns: [
      { language: "en", fallback: null, doneCount: 0, textCount: 0 },
      { language: "ar", fallback: "en", doneCount: 0, textCount: 0 },
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
