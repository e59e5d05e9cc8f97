import { describe, expect, test } from "vitest";
import { addDays, addMonths, daysBetween, monthsBetween, weekdayOf, weeksOf } from "./days.ts";

test.each([
  ["2024-02-28", 1, "2024-02-29"],
  ["2024-02-29", 1, "2024-03-01"],
  ["2023-02-28", 1, "2023-03-01"],
  ["2023-12-31", 1, "2024-01-01"],
  ["2024-03-31", 1, "2024-04-01"],
  ["2024-01-01", -1, "2023-12-31"],
] as const)("%s and %d days is %s", (day, count, expected) => {
  expect(addDays(day, count)).toBe(expected);
  expect(daysBetween(day, expected)).toBe(count);
});

test.each([
  ["2024-12", 1, "2025-01"],
  ["2024-01", -1, "2023-12"],
  ["2024-01", 14, "2025-03"],
] as const)("%s and %d months is %s", (month, count, expected) => {
  expect(addMonths(month, count)).toBe(expected);
  expect(monthsBetween(month, expected)).toBe(count);
});

describe("the weeks of a month", () => {
  test("begin on a Monday and hold the whole month, across the year's end too", () => {
    const weeks = weeksOf("2024-01");
    expect(weeks).toHaveLength(5);
    expect([weeks[0]?.[0], weeks[4]?.[6]]).toEqual(["2024-01-01", "2024-02-04"]);
    expect([weeksOf("2023-12")[0]?.[0], weeksOf("2023-12").at(-1)?.[6]]).toEqual(["2023-11-27", "2023-12-31"]);
  });

  test("are as few or as many as it takes: four for a February from Monday to Sunday, six for a long month that begins on a Saturday", () => {
    expect(weeksOf("2021-02")).toHaveLength(4);
    expect(weeksOf("2021-05")).toHaveLength(6);
  });

  test("have the leap day", () => {
    expect(weeksOf("2024-02").flat()).toContain("2024-02-29");
    expect(weekdayOf("2024-02-29")).toBe(3);
  });
});
