import { describe, expect, test } from "vitest";
import { isMonth, isTimeZone, neededWhen, notBefore, shownWhen } from "./rules.ts";

test.for([
  ["2024-01", true],
  ["2024-13", false],
  ["January 2024", false],
  [undefined, true],
] as const)("the month %s is taken: %s", ([month, isTaken]) => {
  expect(isMonth(month) === true).toBe(isTaken);
});

test("a time zone is a region and a city, not an offset in words", () => {
  expect(isTimeZone("Europe/Vienna")).toBe(true);
  expect(isTimeZone("midnight")).toMatch(/region and city/u);
});

describe("fields that depend on a sibling", () => {
  const parent = { precision: "day", firstDay: "2024-01-29" };

  test("are shown only for its values", () => {
    expect(shownWhen("precision", ["day"])({ parent })).toBe(false);
    expect(shownWhen("precision", ["range"])({ parent })).toBe(true);
    expect(shownWhen("precision", ["range"])({})).toBe(true);
  });

  test("are needed only for its values", () => {
    const rule = neededWhen("precision", ["day"], "Give the day");
    expect(rule(undefined, { parent })).toBe("Give the day");
    expect(rule("2024-01-29", { parent })).toBe(true);
    expect(rule(undefined, { parent: { precision: "range" } })).toBe(true);
  });

  test("may not end before they begin", () => {
    const rule = notBefore("firstDay", "Too early");
    expect(rule("2024-01-28", { parent })).toBe("Too early");
    expect(rule("2024-02-09", { parent })).toBe(true);
    expect(rule("2024-02-09", {})).toBe(true);
  });
});
