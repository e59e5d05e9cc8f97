import { expect, test } from "vitest";
import { sourceLanguageOf } from "./source-language.ts";

const known = new Map([
  ["civil-society", "fr"],
  ["youth", "en"],
] as const);

test.each([
  ["a publication says it itself", { _type: "publication", languages: ["es", "en"] }, "es"],
  ["an issue has that of its publication", { _type: "issue", publication: { _ref: "civil-society" } }, "fr"],
  ["an issue without a publication is English", { _type: "issue" }, "en"],
  ["an item is English where publications differ", { _type: "newsItem", languages: ["ar"] }, "en"],
])("%s", (_case, document, language) => {
  expect(sourceLanguageOf(document, known)).toBe(language);
});

test("an item is written as all publications are", () => {
  expect(sourceLanguageOf({ _type: "newsItem" }, new Map([["civil-society", "fr"]]))).toBe("fr");
  expect(sourceLanguageOf({ _type: "newsItem" }, new Map())).toBe("en");
});
