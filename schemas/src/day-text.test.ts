import { expect, test } from "vitest";
import { dayText, instantText } from "./day-text.ts";

test.each([
  ["en", "8 January 2024"],
  ["fr", "8 janvier 2024"],
  ["es", "8 de enero de 2024"],
  ["ar", "8 يناير 2024"],
  ["ru", "8 января 2024 г."],
  ["zh", "2024年1月8日"],
] as const)("a day in %s is %s, whether it was stored as a day or as an instant in UTC", (language, words) => {
  expect(dayText(language, "2024-01-08")).toBe(words);
  expect(dayText(language, "2024-01-08T23:59:59.000Z")).toBe(words);
});

test("an instant is said with its hour, and in which zone that is", () => {
  expect(instantText("en", "2024-01-08T09:05:00.000Z")).toBe("8 January 2024 at 09:05 UTC");
});
