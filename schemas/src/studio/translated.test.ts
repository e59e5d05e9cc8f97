import { expect, test } from "vitest";
import { firstTranslation, joined, translatedLanguages } from "./translated.ts";

const member = (language: string, value: unknown): object => ({ _key: language, language, value });
const block = (text: string): object => ({ _type: "block", _key: "b", children: [{ _type: "span", _key: "s", text }] });

test("a language counts when something is written in it", () => {
  expect([...translatedLanguages([member("en", "Title"), member("fr", "  "), member("ar", undefined)])]).toEqual(["en"]);
  expect([...translatedLanguages([member("en", [block("Text")]), member("fr", [block(" ")]), member("es", [])])]).toEqual(["en"]);
});

test("what is no translated value is in no language", () => {
  expect(translatedLanguages(null).size).toBe(0);
  expect(translatedLanguages("Title").size).toBe(0);
});

test("lists show English, else the first language that has something", () => {
  expect(firstTranslation([member("fr", "Titre"), member("en", "Title")])).toBe("Title");
  expect(firstTranslation([member("zh", "标题"), member("fr", "Titre"), member("en", "")])).toBe("Titre");
  expect(firstTranslation(undefined)).toBeUndefined();
});

test("a list's second line holds what there is", () => {
  expect(joined("2024-01-29", null, "", undefined, "Vienna")).toBe("2024-01-29 · Vienna");
});
