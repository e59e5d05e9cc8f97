import { expect, test } from "vitest";
import { replyRules } from "./reply-rules.ts";

const cases = replyRules.flatMap((rule, index) =>
  rule.phases.flatMap((phase) => rule.writtenFor.map((reply) => ({ rule, name: `rule ${String(index + 1)}`, phase, reply }))),
);

test.each(cases)("at $phase, $reply meets $name, and none before it", ({ rule, phase, reply }) => {
  expect(replyRules.find(({ phases, pattern }) => phases.includes(phase) && pattern.test(reply))).toBe(rule);
});

test("every rule was written for a reply that was read somewhere", () => {
  expect(replyRules.filter(({ writtenFor }) => writtenFor.length === 0)).toEqual([]);
});
