import { expect, it } from "vitest";
import { news, newsItem, saidBy } from "../../test/support/snapshots.ts";
import { releaseRules } from "./releases.ts";

// The issue is sent on 15 January 2024 at 09:00 UTC.
const embargoedUntil = (embargoUntil: string | undefined): string[] =>
  saidBy(releaseRules, { sections: [news(newsItem({ embargoUntil }))] });

it("an embargo that ends after the planned send time is an error", () => {
  expect(embargoedUntil("2024-01-15T09:00:01Z")).toEqual(["error embargoed news embargoUntil"]);
  expect(embargoedUntil("2024-01-15T10:00:00+00:30")).toEqual(["error embargoed news embargoUntil"]);
});

it("an embargo that is over, or none, is nothing to mention", () => {
  for (const until of ["2024-01-15T09:00:00Z", "2024-01-15T10:00:00+01:00", undefined]) expect(embargoedUntil(until)).toEqual([]);
  expect(saidBy(releaseRules, {})).toEqual([]);
});

it("an item that may not be distributed everywhere is a warning: pages and forwards know no borders", () => {
  expect(saidBy(releaseRules, { sections: [news(newsItem({ withheldIn: ["TH", "VN"] }))] })).toEqual(["warning withheld news withheldIn"]);
});
