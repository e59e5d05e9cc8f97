import { describe, expect, test } from "vitest";
import type { AudienceCounts } from "@newsletter/schemas";
import { exclusionsInWords, sendInWords } from "./audience-words.ts";

function audience(...planned: readonly (readonly [string | null, number])[]): AudienceCounts {
  const plannedCount = planned.reduce((sum, [, count]) => sum + count, 0);
  const partners = planned.map(([partnerId, count]) => ({ partnerId, name: partnerId, plannedCount: count, excludedCount: 0 }));
  return { candidateCount: plannedCount, plannedCount, excludedCount: 0, exclusions: {}, partners };
}

describe("what is said yes to", () => {
  test.each([
    ["nobody", audience(), "Send to 0 recipients"],
    ["one partner", audience(["a", 1]), "Send to 1 recipient of 1 partner"],
    ["partners, one of them without anybody", audience(["a", 2], ["b", 1], ["c", 0]), "Send to 3 recipients of 2 partners"],
    ["no partner", audience([null, 2]), "Send to 2 recipients, none of a partner"],
    ["both", audience(["a", 2], ["b", 1], [null, 1_500]), "Send to 1,503 recipients: 3 of 2 partners, 1,500 without a partner"],
  ] as const)("with %s", (_case, counts, words) => {
    expect(sendInWords(counts)).toBe(words);
  });
});

describe("exclusions", () => {
  test("a reason of a newer worker is said in its own word", () => {
    expect(exclusionsInWords({ embargoNotOver: 2 })).toEqual(["2 embargo not over"]);
  });

  test("the most frequent first, and none that nobody has", () => {
    expect(exclusionsInWords({ left: 0, requested: 1, duplicateAddress: 4 })).toEqual([
      "4 same address twice: one copy is enough",
      "1 subscription not confirmed",
    ]);
  });
});
