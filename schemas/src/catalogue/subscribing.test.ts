import { describe, expect, test } from "vitest";
import { languages } from "../languages.ts";
import { preferenceWords } from "./preferences.ts";
import { subscribingMailWords } from "./subscribing-mails.ts";
import { subscribingWords } from "./subscribing.ts";
import { textsOf } from "./texts-of.ts";

const areas = { subscribingWords, subscribingMailWords, preferenceWords };

describe.each(Object.entries(areas))("%s", (_name, words) => {
  test.each(languages)("in %s say everything, each name once, and nothing else than words", (language) => {
    const texts = textsOf(words[language], words.en);
    expect([...texts.keys()]).toEqual([...textsOf(words.en, words.en).keys()]);
    expect([...texts].filter(([, { text }]) => text.trim() !== text || text === "" || /undefined|[<>&"]|TODO/u.test(text))).toEqual([]);
    expect([...texts].filter(([, { text, filled }]) => filled.some((name) => text.split(name).length !== 2))).toEqual([]);
  });

  test.each(["ar", "ru", "zh"] as const)("in %s have no Latin letters left", (language) => {
    expect([...textsOf(words[language], words.en)].filter(([, { text }]) => /\p{Script=Latin}/u.test(text))).toEqual([]);
  });
});
