import { expect, test } from "vitest";
import { languages } from "../languages.ts";
import { gateWords } from "./gates.ts";
import { textsOf } from "./texts-of.ts";

test.each(languages)("in %s what keeps a selection back is said for every rule, with each value once", (language) => {
  const texts = textsOf(gateWords[language], gateWords.en);
  expect([...texts.keys()]).toEqual([...textsOf(gateWords.en, gateWords.en).keys()]);
  expect([...texts].filter(([, { text }]) => text.trim() !== text || text === "" || /undefined|[<>&"]|TODO/u.test(text))).toEqual([]);
  expect([...texts].filter(([, { text, filled }]) => filled.some((value) => text.split(value).length !== 2))).toEqual([]);
});

test.each(["ar", "ru", "zh"] as const)("in %s no Latin letters are left", (language) => {
  expect([...textsOf(gateWords[language], gateWords.en)].filter(([, { text }]) => /\p{Script=Latin}/u.test(text))).toEqual([]);
});
