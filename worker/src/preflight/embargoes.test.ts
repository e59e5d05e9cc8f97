import { expect, it } from "vitest";
import { news, newsItem, saidBy } from "../../test/support/snapshots.ts";
import { embargoRules } from "./embargoes.ts";

// The issue is sent on 15 January 2024 at 09:00 UTC.
const embargoedUntil = (embargoUntil: string | undefined): string[] =>
  saidBy(embargoRules, { sections: [news(newsItem({ embargoUntil }))] });

it("an embargo that ends after the planned send time is an error", () => {
  expect(embargoedUntil("2024-01-15T09:00:01Z")).toEqual(["error embargoed news embargoUntil"]);
  expect(embargoedUntil("2024-01-15T10:00:00+00:30")).toEqual(["error embargoed news embargoUntil"]);
});

it("an embargo that is over, or none, is nothing to mention", () => {
  for (const until of ["2024-01-15T09:00:00Z", "2024-01-15T10:00:00+01:00", undefined]) expect(embargoedUntil(until)).toEqual([]);
  expect(saidBy(embargoRules, {})).toEqual([]);
});
