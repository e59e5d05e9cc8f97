import { describe, expect, test } from "vitest";
import { languages } from "../languages.ts";
import { leavingWords } from "./leaving.ts";
import { textsOf } from "./texts-of.ts";

describe("the words of leaving and coming back", () => {
  test.each(languages)("in %s say everything, each name once, and nothing else than words", (language) => {
    const texts = textsOf(leavingWords[language], leavingWords.en);
    expect([...texts.keys()]).toEqual([...textsOf(leavingWords.en, leavingWords.en).keys()]);
    expect([...texts].filter(([, { text }]) => text.trim() !== text || text === "" || /undefined|[<>&"]|TODO/u.test(text))).toEqual([]);
    expect([...texts].filter(([, { text, filled }]) => filled.some((name) => text.split(name).length !== 2))).toEqual([]);
  });

  test.each(["ar", "ru", "zh"] as const)("in %s have no Latin letters left", (language) => {
    expect([...textsOf(leavingWords[language], leavingWords.en)].filter(([, { text }]) => /\p{Script=Latin}/u.test(text))).toEqual([]);
  });

  test.each(["fr", "es", "ar", "ru", "zh"] as const)("in %s have no English left", (language) => {
    const english = textsOf(leavingWords.en, leavingWords.en);
    const same = [...textsOf(leavingWords[language], leavingWords.en)].filter(([path, { text }]) => text === english.get(path)?.text);
    expect(same).toEqual([]);
  });
});
