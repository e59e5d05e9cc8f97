import type { PickedPack } from "@newsletter/schemas";
import { expect, test } from "vitest";
import { keptByInWords, latestPacks, packInWords, pickedParts } from "./picked-words.ts";

const part = (id: string) => ({ id, type: "newsItem", title: `Title of ${id}` });

function pack(partnerId: string, kept: readonly string[], leftOut: readonly string[], more: Partial<PickedPack> = {}): PickedPack {
  return {
    partnerId,
    campaignId: "campaign-2",
    partnerName: partnerId.toUpperCase(),
    pickedAt: "2024-02-01T09:00:00Z",
    changes: 1,
    languages: ["en"],
    hasForeword: false,
    kept: kept.map(part),
    leftOut: leftOut.map(part),
    ...more,
  };
}

test("counts by how many partners, and by which, each part is kept, the most wanted first", () => {
  const parts = pickedParts([pack("b", ["one"], ["two", "three"]), pack("a", ["one", "two"], ["three"])]);
  expect(parts.map((each) => [each.id, keptByInWords(each)])).toEqual([
    ["one", "2 of 2: \u2068B\u2069, \u2068A\u2069"],
    ["two", "1 of 2: \u2068A\u2069"],
    ["three", "0 of 2"],
  ]);
});

test("an item that only some packs could hold is counted among those", () => {
  const [, second] = pickedParts([pack("a", ["one"], []), pack("b", ["one", "two"], [])]);
  expect(second === undefined ? undefined : keptByInWords(second)).toBe("1 of 1: \u2068B\u2069");
});

test("of a partner with packs of two campaigns the latest counts", () => {
  const packs = latestPacks([pack("b", ["one"], []), pack("a", [], ["one"]), pack("b", [], ["one"], { campaignId: "campaign-1" })]);
  expect(packs.map(({ partnerId, campaignId }) => `${partnerId} ${campaignId}`)).toEqual(["a campaign-2", "b campaign-2"]);
});

test("says in which languages, and whether there is a foreword", () => {
  expect(packInWords(pack("a", [], [], { languages: ["en", "fr"], hasForeword: true }))).toBe(
    "\u2068English\u2069, \u2068Français\u2069; with a foreword",
  );
});
