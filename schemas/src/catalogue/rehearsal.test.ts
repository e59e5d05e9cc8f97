import { expect, test } from "vitest";
import { languages } from "../languages.ts";
import { rehearsalWords } from "./rehearsal.ts";
import { textsOf } from "./texts-of.ts";

test.each(languages)("in %s a rehearsal is told of", (language) => {
  const texts = textsOf(rehearsalWords[language], rehearsalWords.en);
  expect([...texts].filter(([, { text }]) => text.trim() !== text || text === "" || /undefined|[<>&"]|TODO/u.test(text))).toEqual([]);
  expect([...texts].filter(([, { text, filled }]) => filled.some((name) => text.split(name).length !== 2))).toEqual([]);
});

test.each(["ar", "ru", "zh"] as const)("in %s no Latin letters are left", (language) => {
  expect([...textsOf(rehearsalWords[language], rehearsalWords.en)].filter(([, { text }]) => /\p{Script=Latin}/u.test(text))).toEqual([]);
});
