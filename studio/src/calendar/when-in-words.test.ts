import { expect, test } from "vitest";
import { beginningInWords, daysInWords, hoursInWords } from "./when-in-words.ts";

test.each([
  [{ precision: "day", day: "2024-02-29" }, "29 February 2024"],
  [{ precision: "range", firstDay: "2024-01-29", lastDay: "2024-02-09" }, "29 January 2024 to 9 February 2024"],
  [{ precision: "monthSpan", firstMonth: "2024-02", lastMonth: "2024-03" }, "February and March 2024"],
  [{ precision: "monthSpan", firstMonth: "2024-02", lastMonth: "2024-05" }, "February to May 2024"],
  [{ precision: "monthSpan", firstMonth: "2023-12", lastMonth: "2024-01" }, "December 2023 and January 2024"],
  [{ precision: "monthSpan", firstMonth: "2024-02", lastMonth: "2024-02" }, "February 2024"],
  [{ precision: "time", startsAt: "2024-01-18T22:30:00Z", timeZone: "Africa/Nairobi" }, "19 January 2024"],
] as const)("%j is said as %s", (when, words) => {
  expect(daysInWords(when)).toBe(words);
});

test("hours are those of the entry's own zone; it is named where the editor's clock shows another hour", () => {
  const when = { precision: "time", startsAt: "2024-01-18T07:00:00Z", endsAt: "2024-01-18T08:30:00Z", timeZone: "Africa/Nairobi" } as const;
  expect(hoursInWords(when, "Europe/Vienna")).toBe("10:00 to 11:30, Nairobi time");
  expect(hoursInWords(when, "Asia/Baghdad")).toBe("10:00 to 11:30");
  expect(beginningInWords(when, "Europe/Vienna")).toBe("10:00 Nairobi");
  expect(beginningInWords(when, "Asia/Baghdad")).toBe("10:00");
  expect(hoursInWords({ precision: "day", day: "2024-01-18" }, "Europe/Vienna")).toBeUndefined();
});
