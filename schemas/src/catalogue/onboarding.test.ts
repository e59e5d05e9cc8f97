import { describe, expect, test } from "vitest";
import { languages } from "../languages.ts";
import { onboardingWords } from "./onboarding.ts";
import { textsOf } from "./texts-of.ts";

/** A name of a standard, and the address that stands for any. */
const everywhere = /DMARC|name@example\.org/gu;

describe("words of bringing a partner in", () => {
  test.each(languages)("in %s say everything, each name once, and nothing else than words", (language) => {
    const texts = textsOf(onboardingWords[language], onboardingWords.en);
    expect([...texts.keys()]).toEqual([...textsOf(onboardingWords.en, onboardingWords.en).keys()]);
    expect([...texts].filter(([, { text }]) => text.trim() !== text || text === "" || /undefined|[<>&"]|TODO/u.test(text))).toEqual([]);
    expect([...texts].filter(([, { text, filled }]) => filled.some((name) => text.split(name).length !== 2))).toEqual([]);
  });

  test.each(["ar", "ru", "zh"] as const)("in %s have no Latin letters left but names", (language) => {
    const texts = [...textsOf(onboardingWords[language], onboardingWords.en)];
    expect(texts.filter(([, { text }]) => /\p{Script=Latin}/u.test(text.replaceAll(everywhere, "")))).toEqual([]);
  });

  test.each(["fr", "es", "ar", "ru", "zh"] as const)("in %s have no English left", (language) => {
    const english = textsOf(onboardingWords.en, onboardingWords.en);
    const same = [...textsOf(onboardingWords[language], onboardingWords.en)].filter(([key, { text }]) => text === english.get(key)?.text);
    expect(same).toEqual([]);
  });
});
