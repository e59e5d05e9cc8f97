import type { AudienceDefinition, SegmentConditions } from "@newsletter/schemas";
import { expect, test } from "vitest";
import { conditionsInWords, definitionInWords } from "./definition-words.ts";

const nothing: SegmentConditions = { partners: [], recipientKinds: [], languages: [], places: [] };
const segment = { id: "s", name: "بالعربية", conditions: { ...nothing, languages: ["ar" as const] } };
const plain = (words: string): string => words.replaceAll(/[\u2068\u2069]/gu, "");

test.each<readonly [SegmentConditions, string]>([
  [{ ...nothing, recipientKinds: ["desk", "list"] }, "desks or lists"],
  [{ ...nothing, partners: ["a", null], languages: ["ar", "fr"] }, "of Partner a or without a partner; first language العربية or Français"],
  [{ ...nothing, places: ["002", "AT"] }, "members in Africa or Austria"],
  [{ ...nothing, themes: ["drugs", "crime"], tags: ["Congress 2024"] }, "of partners for drugs or crime; tagged “Congress 2024”"],
  [{ ...nothing, partners: [null], recipientKinds: ["person"] }, "people; without a partner"],
  [
    { ...nothing, partners: ["a", "b", "c", "d", "e", "f", "g"] },
    "of Partner a or Partner b or Partner c or Partner d or Partner e or 2 more",
  ],
])("conditions %j are said as: %s", (conditions, words) => {
  expect(plain(conditionsInWords(conditions, (id) => `Partner ${id}`))).toBe(words);
});

test.each<readonly [AudienceDefinition, string]>([
  [{}, "Everybody"],
  [{ leftOutPartners: ["a", "b"] }, "Everybody, without Partner a, Partner b"],
  [{ segment, leftOutPartners: ["a"] }, "Segment “بالعربية” (first language العربية), without Partner a"],
])("whom it is for, %j, is said as: %s", (definition, words) => {
  expect(plain(definitionInWords(definition, (id) => `Partner ${id}`))).toBe(words);
});

test("a name in another script keeps its own direction within the sentence", () => {
  expect(definitionInWords({ segment }, String)).toContain("\u2068بالعربية\u2069");
});
