import { describe, expect, test } from "vitest";
import { countOf, isInSegment, segmentConditionsSchema, type AudienceCell, type SegmentConditions } from "./audience-api.ts";
import { languages } from "./languages.ts";
import { recipientKinds } from "./recipient-kind.ts";

const partners = [null, "partner-a", "partner-b"] as const;
const nothing: SegmentConditions = { partners: [], recipientKinds: [], languages: [], places: [] };
const desk = { partnerId: "partner-a", recipientKind: "desk", language: "ar" } as const;

/** One cell for each partner, kind and language, each with another count. */
const cells: readonly AudienceCell[] = partners.flatMap((partnerId, p) =>
  recipientKinds.flatMap((recipientKind, k) =>
    [null, ...languages].map((language, l) => ({ partnerId, recipientKind, language, count: 1 + p + 10 * k + 100 * l })),
  ),
);

const countriesOf = (partnerId: string): readonly string[] => (partnerId === "partner-a" ? ["AT", "KE"] : []);

function countIn(asked: SegmentConditions): number {
  return countOf(cells.filter((cell) => isInSegment(cell, asked, countriesOf)));
}

function conditions(value: object): SegmentConditions {
  return segmentConditionsSchema.parse({ ...nothing, ...value });
}

describe("a subscription is in a segment", () => {
  test("by all its conditions together; one alone is not enough", () => {
    const asked: SegmentConditions = { partners: ["partner-a", null], recipientKinds: ["desk"], languages: ["ar", "fr"], places: [] };
    expect(isInSegment(desk, asked, countriesOf)).toBe(true);
    expect(isInSegment({ ...desk, partnerId: null }, asked, countriesOf)).toBe(true);
    expect(isInSegment({ ...desk, partnerId: "partner-b" }, asked, countriesOf)).toBe(false);
    expect(isInSegment({ ...desk, recipientKind: "list" }, asked, countriesOf)).toBe(false);
    expect(isInSegment({ ...desk, language: "en" }, asked, countriesOf)).toBe(false);
  });

  test("of a language only when it has one", () => {
    expect(isInSegment({ ...desk, language: null }, { ...nothing, languages: ["ar"] }, countriesOf)).toBe(false);
    expect(isInSegment({ ...desk, language: null }, nothing, countriesOf)).toBe(true);
  });
});

test("a subscription is in a region or country through a partner with members there", () => {
  expect(isInSegment(desk, conditions({ places: ["KE"] }), countriesOf)).toBe(true);
  expect(isInSegment(desk, conditions({ places: ["002"] }), countriesOf)).toBe(true);
  expect(isInSegment(desk, conditions({ places: ["142"] }), countriesOf)).toBe(false);
  expect(isInSegment({ ...desk, partnerId: "partner-b" }, conditions({ places: ["001"] }), countriesOf)).toBe(false);
  expect(isInSegment({ ...desk, partnerId: null }, conditions({ places: ["001"] }), countriesOf)).toBe(false);
});

test("who has no partner and who has one are everybody; so are all kinds, but not all languages: some have none we know", () => {
  const all = countOf(cells);
  expect(countIn(conditions({ partners: [null] })) + countIn(conditions({ partners: ["partner-a", "partner-b"] }))).toBe(all);
  expect(countIn(conditions({ recipientKinds: [...recipientKinds] }))).toBe(all);
  const ofNoLanguage = cells.filter(({ language }) => language === null);
  expect(countIn(conditions({ languages: [...languages] })) + countOf(ofNoLanguage)).toBe(all);
});

test("conditions are the same in whatever order, and however often, they were chosen", () => {
  expect(conditions({ partners: ["b", null, "a", "b"], languages: ["fr", "ar"] })).toEqual(
    conditions({ partners: ["a", "b", null], languages: ["ar", "fr"] }),
  );
});

test.each([
  ["a language nobody knows", { languages: ["tlh"] }],
  ["a recipient kind nobody knows", { recipientKinds: ["robot"] }],
  ["a condition nobody knows", { countries: ["KE"] }],
  ["a place nobody knows", { places: ["XX"] }],
  ["more partners than there can be", { partners: Array.from({ length: 501 }, (_, index) => `p${String(index)}`) }],
])("conditions with %s are refused", (_case, value) => {
  expect(segmentConditionsSchema.safeParse({ ...nothing, ...value }).success).toBe(false);
});
