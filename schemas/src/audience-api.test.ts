import { describe, expect, test } from "vitest";
import {
  countOf,
  isInSegment,
  segmentConditionsSchema,
  type AudienceCell,
  type PartnerFacts,
  type SegmentConditions,
} from "./audience-api.ts";
import { languages } from "./languages.ts";
import { recipientKinds } from "./recipient-kind.ts";

const partners = [null, "partner-a", "partner-b"] as const;
const nothing: SegmentConditions = { partners: [], recipientKinds: [], languages: [], places: [] };
const desk = { partnerId: "partner-a", recipientKind: "desk", language: "ar", tags: ["Congress 2024"] } as const;

/** One cell for each partner, kind and language, each with another count. */
const cells: readonly AudienceCell[] = partners.flatMap((partnerId, p) =>
  recipientKinds.flatMap((recipientKind, k) =>
    [null, ...languages].map((language, l) => ({ partnerId, recipientKind, language, tags: [], count: 1 + p + 10 * k + 100 * l })),
  ),
);

const factsOf = (partnerId: string): PartnerFacts | undefined =>
  partnerId === "partner-a" ? { countries: ["AT", "KE"], themes: ["drugs", "crime"] } : undefined;

function countIn(asked: SegmentConditions): number {
  return countOf(cells.filter((cell) => isInSegment(cell, asked, factsOf)));
}

function conditions(value: object): SegmentConditions {
  return segmentConditionsSchema.parse({ ...nothing, ...value });
}

describe("a subscription is in a segment", () => {
  test("by all its conditions together; one alone is not enough", () => {
    const asked: SegmentConditions = { partners: ["partner-a", null], recipientKinds: ["desk"], languages: ["ar", "fr"], places: [] };
    expect(isInSegment(desk, asked, factsOf)).toBe(true);
    expect(isInSegment({ ...desk, partnerId: null }, asked, factsOf)).toBe(true);
    expect(isInSegment({ ...desk, partnerId: "partner-b" }, asked, factsOf)).toBe(false);
    expect(isInSegment({ ...desk, recipientKind: "list" }, asked, factsOf)).toBe(false);
    expect(isInSegment({ ...desk, language: "en" }, asked, factsOf)).toBe(false);
  });

  test("of a language only when it has one", () => {
    expect(isInSegment({ ...desk, language: null }, { ...nothing, languages: ["ar"] }, factsOf)).toBe(false);
    expect(isInSegment({ ...desk, language: null }, nothing, factsOf)).toBe(true);
  });
});

test("a subscription is in a region or country through a partner with members there", () => {
  expect(isInSegment(desk, conditions({ places: ["KE"] }), factsOf)).toBe(true);
  expect(isInSegment(desk, conditions({ places: ["002"] }), factsOf)).toBe(true);
  expect(isInSegment(desk, conditions({ places: ["142"] }), factsOf)).toBe(false);
  expect(isInSegment({ ...desk, partnerId: "partner-b" }, conditions({ places: ["001"] }), factsOf)).toBe(false);
  expect(isInSegment({ ...desk, partnerId: null }, conditions({ places: ["001"] }), factsOf)).toBe(false);
});

test("a subscription is in a segment of a theme through its partner, of a tag by itself; one of several is enough", () => {
  expect(isInSegment(desk, conditions({ themes: ["crime", "terrorism"], tags: ["first-time", "Congress 2024"] }), factsOf)).toBe(true);
  expect(isInSegment(desk, conditions({ themes: ["terrorism"] }), factsOf)).toBe(false);
  expect(isInSegment({ ...desk, partnerId: null }, conditions({ themes: ["crime"] }), factsOf)).toBe(false);
  expect(isInSegment(desk, conditions({ themes: ["crime"], tags: ["congress 2024"] }), factsOf)).toBe(false);
  expect(isInSegment({ ...desk, tags: [] }, conditions({ tags: ["Congress 2024"] }), factsOf)).toBe(false);
});

test("conditions that ask for no theme and no tag are those of before there were any: what was signed keeps its digest", () => {
  expect(JSON.stringify(conditions({ themes: [], tags: [] }))).toBe(JSON.stringify(nothing));
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
  ["a theme nobody knows", { themes: ["weather"] }],
  ["a tag that is none", { tags: ["a;b"] }],
  ["a place nobody knows", { places: ["XX"] }],
  ["more partners than there can be", { partners: Array.from({ length: 501 }, (_, index) => `p${String(index)}`) }],
])("conditions with %s are refused", (_case, value) => {
  expect(segmentConditionsSchema.safeParse({ ...nothing, ...value }).success).toBe(false);
});
