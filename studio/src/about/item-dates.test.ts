import { describe, expect, test } from "vitest";
import type { ShowingIssue } from "../compose/issues-showing.ts";
import { dateIn, datesOf } from "./item-dates.ts";
import { storedItem } from "../../test/support/stored-item.ts";

const issue = (month: string | null): ShowingIssue => ({ id: month ?? "none", number: 5, month, isGathering: false, comesTooLate: false });
const spans = (...given: Parameters<typeof datesOf>): readonly string[] =>
  datesOf(...given).map(({ first, last, basis }) => `${basis} ${first} ${last}`);

describe("the date of", () => {
  test("a news item is its own, whatever issue it is in", () => {
    expect(spans(storedItem("newsItem", { firstDay: "2023-12-11", lastDay: "2023-12-15" }), [issue("2024-01")])).toEqual([
      "own 2023-12-11 2023-12-15",
    ]);
  });

  test("a news item without a day is the month of each issue that shows it", () => {
    expect(spans(storedItem("newsItem"), [issue("2024-02"), issue("2021-06")])).toEqual([
      "issue 2024-02-01 2024-02-29",
      "issue 2021-06-01 2021-06-30",
    ]);
  });

  test("a calendar entry is when it happens, where it happens", () => {
    const entry = { precision: "time", startsAt: "2024-01-18T22:30:00Z", timeZone: "Africa/Nairobi" } as const;
    expect(spans(storedItem("calendarEntry", entry), [])).toEqual(["own 2024-01-19 2024-01-19"]);
  });

  test("a call is from its first deadline to its last, midnight being the end of a day", () => {
    const deadlineMoments = [
      { precision: "instant", day: null, closesAt: "2024-02-04T23:00:00Z", timeZone: "Europe/Vienna" },
      { precision: "day", day: "2023-12-03", closesAt: null, timeZone: null },
    ] as const;
    expect(spans(storedItem("callForApplications", { deadlineMoments: [...deadlineMoments] }), [])).toEqual([
      "deadline 2023-12-03 2024-02-04",
    ]);
  });

  test.each(["video", "knowledgeResource", "supporter", "partner"] as const)(
    "a %s is that of its issues, else the day it was written",
    (type) => {
      expect(spans(storedItem(type), [issue("2024-01")])).toEqual(["issue 2024-01-01 2024-01-31"]);
      expect(spans(storedItem(type), [issue(null)])).toEqual(["written 2024-03-05 2024-03-05"]);
    },
  );

  test("an entry whose date is not written yet is the day it was written", () => {
    expect(spans(storedItem("calendarEntry", { precision: "range", firstDay: "2024-01-18" }), [])).toEqual([
      "written 2024-03-05 2024-03-05",
    ]);
  });
});

test("what lies in the period only in part is in it; of several dates the latest counts", () => {
  const dates = datesOf(storedItem("video"), [issue("2024-02"), issue("2021-06")]);
  expect(dateIn(dates, { first: "2021-01-01", last: "2024-02-01" })?.first).toBe("2024-02-01");
  expect(dateIn(dates, { first: "2021-06-30", last: "2023-12-31" })?.first).toBe("2021-06-01");
  expect(dateIn(dates, { first: "2021-07-01", last: "2024-01-31" })).toBeUndefined();
});
