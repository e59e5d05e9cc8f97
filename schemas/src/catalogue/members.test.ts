import { describe, expect, test } from "vitest";
import { languages } from "../languages.ts";
import { membersWords } from "./members.ts";
import { textsOf } from "./texts-of.ts";

describe("the words of mail to members", () => {
  test.each(languages)("in %s say everything, each name once, and nothing else than words", (language) => {
    const texts = textsOf(membersWords[language], membersWords.en);
    expect([...texts.keys()]).toEqual([...textsOf(membersWords.en, membersWords.en).keys()]);
    expect([...texts].filter(([, { text }]) => text.trim() !== text || text === "" || /undefined|[<>&"]|TODO/u.test(text))).toEqual([]);
    expect([...texts].filter(([, { text, filled }]) => filled.some((name) => text.split(name).length !== 2))).toEqual([]);
  });

  test.each(["ar", "ru", "zh"] as const)("in %s have no Latin letters left", (language) => {
    expect([...textsOf(membersWords[language], membersWords.en)].filter(([, { text }]) => /\p{Script=Latin}/u.test(text))).toEqual([]);
  });

  test.each(["fr", "es", "ar", "ru", "zh"] as const)("in %s have no English left", (language) => {
    const english = textsOf(membersWords.en, membersWords.en);
    const same = [...textsOf(membersWords[language], membersWords.en)].filter(([path, { text }]) => text === english.get(path)?.text);
    // A Latin word in both of them.
    expect(same.map(([path]) => path)).toEqual(language === "fr" ? ["sender"] : []);
  });
});
