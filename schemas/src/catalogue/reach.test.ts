import { describe, expect, test } from "vitest";
import { languages } from "../languages.ts";
import { reachWords } from "./reach.ts";
import { textsOf } from "./texts-of.ts";

describe("the words of the one question to partners", () => {
  test.each(languages)("in %s say everything, each name once, and nothing else than words", (language) => {
    const texts = textsOf(reachWords[language], reachWords.en);
    expect([...texts.keys()]).toEqual([...textsOf(reachWords.en, reachWords.en).keys()]);
    expect([...texts].filter(([, { text }]) => text.trim() !== text || text === "" || /undefined|[<>&"]|TODO/u.test(text))).toEqual([]);
    expect([...texts].filter(([, { text, filled }]) => filled.some((name) => text.split(name).length !== 2))).toEqual([]);
  });

  test.each(["ar", "ru", "zh"] as const)("in %s have no Latin letters left", (language) => {
    expect([...textsOf(reachWords[language], reachWords.en)].filter(([, { text }]) => /\p{Script=Latin}/u.test(text))).toEqual([]);
  });

  test.each(["fr", "es", "ar", "ru", "zh"] as const)("in %s have no English left", (language) => {
    const english = textsOf(reachWords.en, reachWords.en);
    const same = [...textsOf(reachWords[language], reachWords.en)].filter(([path, { text }]) => text === english.get(path)?.text);
    expect(same).toEqual([]);
  });
});
