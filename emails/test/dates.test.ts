import { catalogues, languages, type When } from "@newsletter/schemas";
import { describe, expect, test } from "vitest";
import { dateBlock, dayRangeText, deadlineText, isClosed, whenText } from "../src/dates.ts";

describe("a deadline", () => {
  test("that was an instant has closed at that instant, not before", () => {
    const closes = { precision: "instant", closesAt: "2024-02-04T23:00:00Z", timeZone: "Europe/Vienna" } as const;
    expect(isClosed(closes, "2024-02-04T22:59:59Z")).toBe(false);
    expect(isClosed(closes, "2024-02-04T23:00:00Z")).toBe(true);
  });

  test("that was a day has closed when that day has ended everywhere on earth", () => {
    const closes = { precision: "day", day: "2024-02-04" } as const;
    expect(isClosed(closes, "2024-02-05T11:59:59Z")).toBe(false);
    expect(isClosed(closes, "2024-02-05T12:00:00Z")).toBe(true);
  });

  test("at midnight is written as the end of its day, not as the beginning of the next", () => {
    const closes = { precision: "instant", closesAt: "2024-02-04T23:00:00Z", timeZone: "Europe/Vienna" } as const;
    expect(deadlineText("en", closes)).toBe("4 February 2024, 24:00 (Vienna, UTC+1)");
    expect(deadlineText("ar", closes)).toBe("4 فبراير 2024، 24:00 (\u2068Vienna, UTC+1\u2069)");
  });

  test("in a zone of half hours says so", () => {
    const closes = { precision: "instant", closesAt: "2024-02-04T09:00:00Z", timeZone: "Asia/Kolkata" } as const;
    expect(deadlineText("en", closes)).toBe("4 February 2024, 14:30 (Kolkata, UTC+5:30)");
  });

  test("in summer has summer's offset", () => {
    const closes = { precision: "instant", closesAt: "2024-07-04T10:00:00Z", timeZone: "Europe/Vienna" } as const;
    expect(deadlineText("en", closes)).toBe("4 July 2024, 12:00 (Vienna, UTC+2)");
  });
});

test.each<[string, When, string, readonly [string, string]]>([
  ["a day", { precision: "day", day: "2024-01-18" }, "18 January 2024", ["18", "Jan"]],
  ["days of one month", { precision: "range", firstDay: "2024-03-14", lastDay: "2024-03-15" }, "14–15 March 2024", ["14–15", "Mar"]],
  [
    "days over a month's end",
    { precision: "range", firstDay: "2024-01-29", lastDay: "2024-02-09" },
    "29 January – 9 February 2024",
    ["29 Jan –", "9 Feb"],
  ],
  [
    "days over a year's end",
    { precision: "range", firstDay: "2023-12-30", lastDay: "2024-01-04" },
    "30 December 2023 – 4 January 2024",
    ["30 Dec –", "4 Jan"],
  ],
  ["two months", { precision: "monthSpan", firstMonth: "2024-02", lastMonth: "2024-03" }, "February and March 2024", ["Feb –", "Mar"]],
  ["more months", { precision: "monthSpan", firstMonth: "2024-02", lastMonth: "2024-05" }, "February to May 2024", ["Feb –", "May"]],
  ["one month", { precision: "monthSpan", firstMonth: "2024-02", lastMonth: "2024-02" }, "February 2024", ["Feb", ""]],
  [
    "a time, on the day its own zone has",
    { precision: "time", startsAt: "2024-01-26T23:30:00Z", timeZone: "Asia/Tashkent" },
    "27 January 2024, 04:30 (Tashkent, UTC+5)",
    ["27", "Jan"],
  ],
])("%s is written out and on its tile", (_name, when, words, [first, second]) => {
  expect(whenText("en", catalogues.en.mail, when)).toBe(words);
  expect(dateBlock("en", when)).toMatchObject({ first, second });
});

test("Chinese ranges are in words, what both days share standing once", () => {
  expect(dayRangeText("zh", "2023-12-05", "2023-12-06")).toBe("2023年12月5日至6日");
  expect(dayRangeText("zh", "2023-08-21", "2023-09-01")).toBe("2023年8月21日至9月1日");
  expect(dayRangeText("zh", "2023-12-30", "2024-01-04")).toBe("2023年12月30日至2024年1月4日");
});

test.each(languages)("no date has signs that versions of ICU disagree about: %s", (language) => {
  const range = whenText(language, catalogues[language].mail, { precision: "range", firstDay: "2024-01-29", lastDay: "2024-02-09" });
  expect(range).not.toMatch(/[\u202F\u2009\u200E\u200F\u0660-\u0669]/u);
});
