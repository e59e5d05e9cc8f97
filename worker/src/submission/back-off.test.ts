import { expect, test } from "vitest";
import { backOffMs } from "./back-off.ts";

const bounds = { firstMs: 1_000, maxMs: 10_000 };

test.each([
  { attempt: 0, random: 0, expected: 1_000 },
  { attempt: 1, random: 0, expected: 2_000 },
  { attempt: 3, random: 0.5, expected: 7_200 },
  { attempt: 4, random: 0, expected: 10_000 },
  { attempt: 2_000, random: 0, expected: 10_000 },
])("pauses $expected ms after $attempt earlier attempts, at jitter $random", ({ attempt, random, expected }) => {
  expect(backOffMs(attempt, bounds, random)).toBe(expected);
});
