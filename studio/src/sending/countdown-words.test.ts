import { expect, test } from "vitest";
import { countdownInWords } from "./countdown-words.ts";

test.each([
  [-5_000, "now"],
  [0, "now"],
  [1, "in 1 second"],
  [1_001, "in 2 seconds"],
  [59_500, "in 1 min 00 s"],
  [185_000, "in 3 min 05 s"],
  [3_600_000, "in 1 h 0 min"],
  [8_050_000, "in 2 h 14 min"],
  [86_400_000, "in 1 day 0 h"],
  [3 * 86_400_000 + 4 * 3_600_000, "in 3 days 4 h"],
] as const)("%d ms are %s", (leftMs, words) => {
  expect(countdownInWords(leftMs)).toBe(words);
});
