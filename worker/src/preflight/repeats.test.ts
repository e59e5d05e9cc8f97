import { describe, expect, it } from "vitest";
import {
  calendar,
  calendarEntry,
  call,
  calls,
  lead,
  news,
  newsItem,
  organisation,
  previousIssue,
  saidBy,
  supporters,
  video,
  videos,
} from "../../test/support/snapshots.ts";
import { repeatRules } from "./repeats.ts";

describe("itemTwice", () => {
  it("is said at the section that repeats it", () => {
    expect(saidBy(repeatRules, { sections: [lead(newsItem()), news(newsItem({ id: "other" }), newsItem())] })).toEqual([
      'warning itemTwice issue-5 sections[_key=="news"].items',
    ]);
  });

  it("is said within one section", () => {
    expect(saidBy(repeatRules, { sections: [news(newsItem(), newsItem())] })).toHaveLength(1);
  });

  it("is not said of items that differ", () => {
    expect(saidBy(repeatRules, { sections: [lead(newsItem()), news(newsItem({ id: "other" }))] })).toEqual([]);
  });
});

describe("usedInLastIssue", () => {
  const supporter = { type: "supporter" as const, id: "supporter", organisation: organisation() };
  const sections = [news(newsItem()), videos(video()), calls(call()), calendar(calendarEntry()), supporters(supporter)];
  const itemIds = ["news", "video", "call", "entry", "supporter"];

  it("is said of what is told once, and not of what stands until its date", () => {
    expect(saidBy(repeatRules, { sections }, { previous: previousIssue({ itemIds }) })).toEqual([
      "warning usedInLastIssue news",
      "warning usedInLastIssue video",
    ]);
  });

  it("is not said of new items, nor in a first issue", () => {
    expect(saidBy(repeatRules, { sections }, { previous: previousIssue({ itemIds: ["another"] }) })).toEqual([]);
    expect(saidBy(repeatRules, { sections })).toEqual([]);
  });
});
