import type { AudienceCell } from "@newsletter/schemas";
import { expect, test } from "vitest";
import { kindsInWords, languagesInWords } from "./cell-counts.ts";

const cells: readonly AudienceCell[] = [
  { partnerId: "a", recipientKind: "desk", language: "ar", tags: [], count: 1 },
  { partnerId: "a", recipientKind: "person", language: "en", tags: [], count: 1_200 },
  { partnerId: null, recipientKind: "person", language: null, tags: [], count: 3 },
];
const plain = (words: string): string => words.replaceAll(/[\u2068\u2069]/gu, "");

test("kinds and languages are counted in their usual order, and only those there are", () => {
  expect(kindsInWords(cells)).toBe("1,203 people, 1 desk");
  expect(plain(languagesInWords(cells))).toBe("English 1,200, العربية 1, another 3");
  expect([kindsInWords([]), languagesInWords([])]).toEqual(["", ""]);
});
