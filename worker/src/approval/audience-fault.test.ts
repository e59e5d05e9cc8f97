import { expect, test } from "vitest";
import { audienceFault } from "./audience-fault.ts";

test.each([
  { asked: 3, planned: 0, words: "Nobody would get it" },
  { asked: 3, planned: 9, words: "grown from 3 to 9" },
  { asked: 1_000, planned: 1_101, words: "grown from 1000 to 1101" },
])("$planned planned where $asked were shown is another audience", ({ asked, planned, words }) => {
  expect(audienceFault({ plannedCount: planned }, { plannedCount: asked })).toContain(words);
});

test.each([
  { asked: 3, planned: 8 },
  { asked: 1_000, planned: 1_100 },
  { asked: 1_000, planned: 1 },
])("$planned planned where $asked were shown is the same audience", ({ asked, planned }) => {
  expect(audienceFault({ plannedCount: planned }, { plannedCount: asked })).toBeUndefined();
});
