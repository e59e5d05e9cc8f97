import { describe, expect, test } from "vitest";
import { languages } from "../languages.ts";
import { textsOf } from "./texts-of.ts";
import { verdictWords } from "./verify-verdicts.ts";
import { verifyWords } from "./verify.ts";

describe.each([
  ["the page", verifyWords],
  ["its answers", verdictWords],
] as const)("the words of %s that tells whether a mail is ours", (_, words) => {
  test.each(languages)("in %s say everything, each name once, and nothing else than words", (language) => {
    const texts = textsOf(words[language], words.en);
    expect([...texts.keys()]).toEqual([...textsOf(words.en, words.en).keys()]);
    expect([...texts].filter(([, { text }]) => text.trim() !== text || text === "" || /undefined|[<>&"]|TODO/u.test(text))).toEqual([]);
    expect([...texts].filter(([, { text, filled }]) => filled.some((name) => text.split(name).length !== 2))).toEqual([]);
  });

  test.each(["fr", "es", "ar", "ru", "zh"] as const)("in %s have no English left", (language) => {
    const english = textsOf(words.en, words.en);
    const same = [...textsOf(words[language], words.en)].filter(([path, { text }]) => text === english.get(path)?.text);
    expect(same).toEqual([]);
  });
});
