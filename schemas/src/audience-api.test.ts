import { describe, expect, test } from "vitest";
import { countIn, isInSegment, segmentConditionsSchema, type AudienceCell, type SegmentConditions } from "./audience-api.ts";
import { languages } from "./languages.ts";
import { recipientKinds } from "./recipient-kind.ts";

const partners = [null, "partner-a", "partner-b"] as const;
const nothing: SegmentConditions = { partners: [], recipientKinds: [], languages: [] };
const desk = { partnerId: "partner-a", recipientKind: "desk", language: "ar" } as const;

/** One cell for each partner, kind and language, each with another count. */
const cells: readonly AudienceCell[] = partners.flatMap((partnerId, p) =>
  recipientKinds.flatMap((recipientKind, k) =>
    [null, ...languages].map((language, l) => ({ partnerId, recipientKind, language, count: 1 + p + 10 * k + 100 * l })),
  ),
);

function conditions(value: object): SegmentConditions {
  return segmentConditionsSchema.parse({ ...nothing, ...value });
}

describe("a subscription is in a segment", () => {
  test("by all its conditions together; one alone is not enough", () => {
    const asked: SegmentConditions = { partners: ["partner-a", null], recipientKinds: ["desk"], languages: ["ar", "fr"] };
    expect(isInSegment(desk, asked)).toBe(true);
    expect(isInSegment({ ...desk, partnerId: null }, asked)).toBe(true);
    expect(isInSegment({ ...desk, partnerId: "partner-b" }, asked)).toBe(false);
    expect(isInSegment({ ...desk, recipientKind: "list" }, asked)).toBe(false);
    expect(isInSegment({ ...desk, language: "en" }, asked)).toBe(false);
  });

  test("of a language only when it has one", () => {
    expect(isInSegment({ ...desk, language: null }, { ...nothing, languages: ["ar"] })).toBe(false);
    expect(isInSegment({ ...desk, language: null }, nothing)).toBe(true);
  });
});

test("who has no partner and who has one are everybody; so are all kinds, but not all languages: some have none we know", () => {
  const all = countIn(cells);
  expect(countIn(cells, conditions({ partners: [null] })) + countIn(cells, conditions({ partners: ["partner-a", "partner-b"] }))).toBe(all);
  expect(countIn(cells, conditions({ recipientKinds: [...recipientKinds] }))).toBe(all);
  const ofNoLanguage = cells.filter(({ language }) => language === null);
  expect(countIn(cells, conditions({ languages: [...languages] })) + countIn(ofNoLanguage)).toBe(all);
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
  ["more partners than there can be", { partners: Array.from({ length: 501 }, (_, index) => `p${String(index)}`) }],
])("conditions with %s are refused", (_case, value) => {
  expect(segmentConditionsSchema.safeParse({ ...nothing, ...value }).success).toBe(false);
});
