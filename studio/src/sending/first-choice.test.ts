import { expect, test } from "vitest";
import { approvalState } from "../../test/support/sending-state.ts";
import { everybody, firstChoice } from "./first-choice.ts";

const segment = { id: "s", name: "In Arabic", conditions: { partners: [], recipientKinds: [], languages: ["ar" as const], places: [] } };
const counts = { candidateCount: 0, plannedCount: 0, excludedCount: 0, exclusions: {}, partners: [] };

test.each([
  ["refused", { segmentId: "s", leftOutPartners: ["a"] }],
  ["withdrawn", { segmentId: "s", leftOutPartners: ["a"] }],
  ["asked", { segmentId: "s", leftOutPartners: ["a"] }],
  ["approved", { segmentId: "s", leftOutPartners: ["a"] }],
] as const)("after an approval that is %s the choice begins with %j", (state, choice) => {
  const audience = { ...counts, definition: { segment, leftOutPartners: ["a"] } };
  expect(firstChoice({ approval: approvalState({ state, audience }) })).toEqual(choice);
});

test("before anybody asked, and after everybody was asked for, it begins with everybody", () => {
  expect(firstChoice({ approval: null })).toEqual(everybody);
  expect(firstChoice({ approval: approvalState({ state: "refused" }) })).toEqual(everybody);
});
