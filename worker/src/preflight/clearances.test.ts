import { expect, it } from "vitest";
import type { NewsItem } from "@newsletter/schemas";
import { calendar, calendarEntry, news, newsItem, paragraphs, saidBy } from "../../test/support/snapshots.ts";
import { textDigest } from "../content/clearance.ts";
import { clearanceRules } from "./clearances.ts";

const saidOf = (changes: Partial<NewsItem>): string[] => saidBy(clearanceRules, { sections: [news(newsItem(changes))] });

it("an item that waits for its clearance is an error, of whatever type it is", () => {
  expect(saidOf({ clearance: { state: "asked" } })).toEqual(["error notCleared news clearance"]);
  const sections = [calendar(calendarEntry({ clearance: { state: "asked" } }))];
  expect(saidBy(clearanceRules, { sections })).toEqual(["error notCleared entry clearance"]);
});

it("an item that needs none, or has it by another way than a link, is nothing to mention", () => {
  expect(saidOf({})).toEqual([]);
  expect(saidOf({ clearance: { state: "given", by: "An office", on: "2024-01-08" } })).toEqual([]);
});

it("an item that reads otherwise than when it was cleared is a warning", () => {
  const clearance = { state: "given", by: "An office", on: "2024-01-08", textDigest: textDigest(newsItem()) } as const;
  expect(saidOf({ clearance })).toEqual([]);
  for (const changes of [{ teaser: { en: paragraphs("Fifty people met.") } }, { title: { en: "Another" } }, { firstDay: "2024-01-02" }]) {
    expect(saidOf({ ...changes, clearance })).toEqual(["warning clearedBefore news clearance"]);
  }
});

it("clearance and embargo are no words of an item", () => {
  const digest = textDigest(newsItem());
  expect(textDigest(newsItem({ clearance: { state: "asked" }, place: undefined }))).toBe(digest);
  expect(textDigest(newsItem({ clearance: { state: "given", textDigest: digest }, embargoUntil: "2024-01-10T00:00:00Z" }))).toBe(digest);
});
