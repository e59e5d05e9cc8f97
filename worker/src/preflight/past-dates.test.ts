import { describe, expect, it } from "vitest";
import type { DeadlineMoment, When } from "@newsletter/schemas";
import { calendar, calendarEntry, call, calls, previousIssue, saidBy } from "../../test/support/snapshots.ts";
import { pastDateRules } from "./past-dates.ts";

// The issue is sent on 15 January 2024 at 09:00 UTC.
const entry = (when: When): string[] => saidBy(pastDateRules, { sections: [calendar(calendarEntry({ when }))] });
const deadlines = (...closes: DeadlineMoment[]): string[] =>
  saidBy(pastDateRules, {
    sections: [calls(call({ deadlines: closes.map((moment, index) => ({ key: `d${index}`, topics: [], closes: moment })) }))],
  });

const timeZone = "Europe/Vienna";

describe("datePast of a calendar entry", () => {
  it.each<[string, When, string]>([
    ["a day", { precision: "day", day: "2024-01-13" }, "day"],
    ["a range", { precision: "range", firstDay: "2024-01-01", lastDay: "2024-01-13" }, "lastDay"],
    ["months", { precision: "monthSpan", firstMonth: "2023-11", lastMonth: "2023-12" }, "lastMonth"],
    ["an end", { precision: "time", startsAt: "2024-01-15T08:00:00Z", endsAt: "2024-01-15T09:00:00Z", timeZone }, "startsAt"],
    ["a start without an end", { precision: "time", startsAt: "2024-01-13T08:00:00Z", timeZone }, "startsAt"],
  ])("is said of %s that lies wholly before the planned send time", (_case, when, path) => {
    expect(entry(when)).toEqual([`warning datePast entry ${path}`]);
  });

  it.each<[string, When]>([
    ["a day that is not over everywhere on earth", { precision: "day", day: "2024-01-14" }],
    ["a range that has begun", { precision: "range", firstDay: "2024-01-01", lastDay: "2024-01-31" }],
    ["the month it is", { precision: "monthSpan", firstMonth: "2023-12", lastMonth: "2024-01" }],
    ["an end to come", { precision: "time", startsAt: "2024-01-15T08:00:00Z", endsAt: "2024-01-15T09:00:01Z", timeZone }],
    ["a start this morning without an end", { precision: "time", startsAt: "2024-01-15T08:00:00Z", timeZone }],
  ])("is not said of %s", (_case, when) => {
    expect(entry(when)).toEqual([]);
  });
});

describe("datePast of a call", () => {
  const past: DeadlineMoment = { precision: "instant", closesAt: "2024-01-15T09:00:00Z", timeZone };

  it("is said when every deadline is past", () => {
    expect(deadlines(past, { precision: "day", day: "2024-01-13" })).toEqual(["warning datePast call deadlines"]);
  });

  it("is not said while one is open", () => {
    expect(deadlines(past, { precision: "day", day: "2024-01-14" })).toEqual([]);
    expect(deadlines({ precision: "instant", closesAt: "2024-01-15T09:00:01Z", timeZone })).toEqual([]);
  });
});

describe("datePast of the planned send time", () => {
  it("is said when it lies before that of the issue before", () => {
    expect(saidBy(pastDateRules, {}, { previous: previousIssue({ referenceTime: "2024-01-15T09:00:01Z" }) })).toEqual([
      "warning datePast issue-5 referenceTime",
    ]);
  });

  it("is not said when it follows, or when the issue before never had one", () => {
    for (const referenceTime of ["2024-01-15T09:00:00Z", undefined]) {
      expect(saidBy(pastDateRules, {}, { previous: previousIssue({ referenceTime }) })).toEqual([]);
    }
  });
});
