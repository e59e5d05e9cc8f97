import { describe, expect, test } from "vitest";
import { momentInWords, scheduleOf } from "./schedule.ts";

const now = "2024-01-29T09:00:00Z";

describe("no moment to begin at", () => {
  test.each([
    [{ day: "", time: "09:00", timeZone: "Europe/Vienna" }, "Choose a date and a time."],
    [{ day: "2024-02-30", time: "09:00", timeZone: "Europe/Vienna" }, "Choose a date and a time."],
    [{ day: "2024-01-30", time: "", timeZone: "Europe/Vienna" }, "Choose a date and a time."],
    [{ day: "2024-01-30", time: "24:00", timeZone: "Europe/Vienna" }, "Choose a date and a time."],
    [{ day: "2024-01-30", time: "09:00", timeZone: "Vienna" }, "Choose a time zone."],
    [{ day: "2024-01-29", time: "10:00", timeZone: "Europe/Vienna" }, "This moment is past."],
  ])("%o", (wanted, sentence) => {
    expect(scheduleOf(wanted, now)).toEqual({ state: "unfit", sentence });
  });
});

test("a moment is what clocks show where it is meant", () => {
  expect(scheduleOf({ day: "2024-01-30", time: "09:00", timeZone: "Europe/Vienna" }, now)).toEqual({
    state: "fitting",
    at: "2024-01-30T08:00:00.000Z",
    words: "Tuesday, 30 January 2024, 09:00, Central European Standard Time (Europe/Vienna) = 08:00 UTC",
  });
});

test("an hour that clocks skip is as much later as they jump, and the words say what it is", () => {
  const schedule = scheduleOf({ day: "2024-03-31", time: "02:30", timeZone: "Europe/Vienna" }, now);
  expect(schedule).toMatchObject({ at: "2024-03-31T01:30:00.000Z" });
  expect(schedule).toMatchObject({ words: expect.stringContaining("03:30, Central European Summer Time") });
});

test("UTC has its own day where it is another, and is not said twice", () => {
  expect(momentInWords("2024-01-30T18:00:00Z", "Asia/Tokyo")).toBe(
    "Wednesday, 31 January 2024, 03:00, Japan Standard Time (Asia/Tokyo) = Tuesday, 30 January 2024, 18:00 UTC",
  );
  expect(momentInWords("2024-01-30T18:00:00Z", "UTC")).toBe("Tuesday, 30 January 2024, 18:00 UTC");
});
