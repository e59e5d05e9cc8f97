import { describe, expect, test } from "vitest";
import { languages } from "../languages.ts";
import { partnerWords } from "./partner.ts";
import { textsOf } from "./texts-of.ts";

describe("words of partners' pages", () => {
  test.each(languages)("in %s say everything, each name once, and nothing else than words", (language) => {
    const texts = textsOf(partnerWords[language], partnerWords.en);
    expect([...texts.keys()]).toEqual([...textsOf(partnerWords.en, partnerWords.en).keys()]);
    expect([...texts].filter(([, { text }]) => text.trim() !== text || text === "" || /undefined|[<>&"]|TODO/u.test(text))).toEqual([]);
    expect([...texts].filter(([, { text, filled }]) => filled.some((name) => text.split(name).length !== 2))).toEqual([]);
  });

  test.each(["ar", "ru", "zh"] as const)("in %s have no Latin letters left", (language) => {
    expect([...textsOf(partnerWords[language], partnerWords.en)].filter(([, { text }]) => /\p{Script=Latin}/u.test(text))).toEqual([]);
  });
});
