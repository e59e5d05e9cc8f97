import { expect, test } from "vitest";
import { pastedLineCharactersMax, pastedMarkupCharactersMax, pastedTextCharactersMax } from "../limits.ts";
import { judgePaste } from "./pasted.ts";

test.for([
  ["a paragraph from a word processor", { words: 900, markup: 40_000, into: "text" }, "everything"],
  ["the most a text takes", { words: pastedTextCharactersMax, markup: pastedMarkupCharactersMax, into: "text" }, "everything"],
  ["a short letter with its pictures in the markup", { words: 900, markup: 2_000_000, into: "text" }, "wordsOnly"],
  ["a whole page", { words: 1_800_000, markup: 2_000_000, into: "text" }, "nothing"],
  ["markup alone, without words", { words: 0, markup: 2_000_000, into: "text" }, "nothing"],
  ["a paragraph into a title", { words: pastedLineCharactersMax + 1, markup: 0, into: "line" }, "nothing"],
  ["a title with much markup: a line takes words alone anyway", { words: 60, markup: 2_000_000, into: "line" }, "everything"],
] as const)("of %s", ([_case, pasted, expected]) => {
  expect(judgePaste(pasted).take).toBe(expected);
});

test("what is not taken is said in figures", () => {
  expect(judgePaste({ words: 1_800_000, markup: 0, into: "text" })).toMatchObject({
    sentence: "That is 1,800,000 characters; this field takes 20,000 at once. Copy only the part you need.",
  });
});
