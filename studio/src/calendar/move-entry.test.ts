import type { When } from "@newsletter/schemas";
import { describe, expect, test } from "vitest";
import { firstDayAfterDrag, movedTo } from "./move-entry.ts";
import { instantAt, wallTimeIn } from "./wall-time.ts";

const vienna = (startsAt: string, endsAt?: string): When => ({
  precision: "time",
  timeZone: "Europe/Vienna",
  startsAt,
  ...(endsAt === undefined ? {} : { endsAt }),
});

describe("an entry that is moved", () => {
  test("keeps its time of day over the change to summer time", () => {
    // 10:00 to 12:00, before and after 31 March 2024.
    expect(movedTo(vienna("2024-03-28T09:00:00Z", "2024-03-28T11:00:00Z"), "2024-04-02")).toEqual({
      startsAt: "2024-04-02T08:00:00.000Z",
      endsAt: "2024-04-02T10:00:00.000Z",
    });
  });

  test("keeps its time of day over the change to winter time, and back", () => {
    const winter = movedTo(vienna("2024-10-25T08:00:00Z"), "2024-10-28");
    expect(winter).toEqual({ startsAt: "2024-10-28T09:00:00.000Z" });
    expect(movedTo(vienna(winter["startsAt"] ?? ""), "2024-10-25")).toEqual({ startsAt: "2024-10-25T08:00:00.000Z" });
  });

  test("into the hour that is skipped in spring begins as much later as clocks jump", () => {
    expect(movedTo(vienna("2024-03-30T01:30:00Z"), "2024-03-31")).toEqual({ startsAt: "2024-03-31T01:30:00.000Z" });
    expect(wallTimeIn("Europe/Vienna", "2024-03-31T01:30:00.000Z").time).toBe("03:30:00.000");
  });

  test("late in the evening stays on its own day, wherever UTC is by then", () => {
    const late: When = { precision: "time", timeZone: "America/New_York", startsAt: "2024-01-19T02:00:00Z" };
    // The evening of 18 January in New York.
    expect(movedTo(late, "2024-01-19")).toEqual({ startsAt: "2024-01-20T02:00:00.000Z" });
  });

  test("over midnight keeps both hours", () => {
    expect(movedTo(vienna("2024-01-18T21:00:00Z", "2024-01-19T01:00:00Z"), "2024-01-31")).toEqual({
      startsAt: "2024-01-31T21:00:00.000Z",
      endsAt: "2024-02-01T01:00:00.000Z",
    });
  });

  test("keeps the number of its days over the leap day and the year's end", () => {
    const range: When = { precision: "range", firstDay: "2024-02-26", lastDay: "2024-02-29" };
    expect(movedTo(range, "2024-02-27")).toEqual({ firstDay: "2024-02-27", lastDay: "2024-03-01" });
    expect(movedTo(range, "2023-12-30")).toEqual({ firstDay: "2023-12-30", lastDay: "2024-01-02" });
  });

  test("of one day is on that day", () => {
    expect(movedTo({ precision: "day", day: "2024-01-18" }, "2024-01-23")).toEqual({ day: "2024-01-23" });
  });

  test("of months alone moves by months", () => {
    expect(movedTo({ precision: "monthSpan", firstMonth: "2024-11", lastMonth: "2024-12" }, "2024-12-24")).toEqual({
      firstMonth: "2024-12",
      lastMonth: "2025-01",
    });
  });

  test("may be taken by any of its days", () => {
    const range: When = { precision: "range", firstDay: "2024-01-29", lastDay: "2024-02-09" };
    expect(firstDayAfterDrag(range, "2024-01-31", "2024-01-24")).toBe("2024-01-22");
  });
});

test.each(["Europe/Vienna", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "Australia/Lord_Howe", "UTC"])(
  "what clocks in %s show is found again, every hour of the weeks in which clocks change",
  (timeZone) => {
    const weeks = ["2024-03-08", "2024-03-29", "2024-04-05", "2024-09-27", "2024-10-04", "2024-10-25", "2024-11-01"];
    for (const instant of weeks.flatMap(hoursOfWeek)) {
      const shown = wallTimeIn(timeZone, instant);
      // An hour that clocks show twice is found as its first.
      expect(wallTimeIn(timeZone, instantAt(timeZone, shown))).toEqual(shown);
    }
  },
);

function hoursOfWeek(firstDay: string): readonly string[] {
  return Array.from({ length: 7 * 24 }, (_hour, hour) => new Date(Date.parse(`${firstDay}T00:00:00Z`) + hour * 3_600_000).toISOString());
}
