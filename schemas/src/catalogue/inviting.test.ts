import { expect, test } from "vitest";
import { languages } from "../languages.ts";
import { invitingWords } from "./inviting.ts";
import { textsOf } from "./texts-of.ts";

const english = textsOf(invitingWords.en, invitingWords.en);

test.each(languages)("in %s an invitation says everything, each name once, and nothing else than words", (language) => {
  const texts = textsOf(invitingWords[language], invitingWords.en);
  expect([...texts.keys()]).toEqual([...english.keys()]);
  expect([...texts].filter(([, { text }]) => text.trim() !== text || text === "" || /undefined|[<>&"]|TODO/u.test(text))).toEqual([]);
  expect([...texts].filter(([, { text, filled }]) => filled.some((name) => text.split(name).length !== 2))).toEqual([]);
});

test.each(["ar", "ru", "zh"] as const)("in %s an invitation has no Latin letters left", (language) => {
  expect([...textsOf(invitingWords[language], invitingWords.en)].filter(([, { text }]) => /\p{Script=Latin}/u.test(text))).toEqual([]);
});
