import fc from "fast-check";
import { expect, test } from "vitest";
import { campaignStatus, type RecipientCounts } from "./campaign-status.ts";

const running = { heldReason: null, hasBegun: true, isPaused: false, isCancelled: false, quietNow: null } as const;
const quietNow = { from: "20:00", to: "07:00", timeZone: "Europe/Vienna" };

const count = fc.nat({ max: 20 });
const anyCounts: fc.Arbitrary<RecipientCounts> = fc.record({
  planned: count,
  claimed: count,
  handed: count,
  accepted: count,
  deferred: count,
  rejected: count,
  unconfirmed: count,
  excluded: count,
});

test("invariant 8: a campaign is finished only when nothing is open and accepted + rejected + excluded = candidates", () => {
  fc.assert(
    fc.property(anyCounts, (counts) => {
      const open = counts.planned + counts.claimed + counts.handed + counts.deferred + counts.unconfirmed;
      const candidateCount = open + counts.accepted + counts.rejected + counts.excluded;
      expect(campaignStatus({ ...running, candidateCount, counts }) === "finished").toBe(open === 0);
    }),
  );
});

const none: RecipientCounts = { planned: 0, claimed: 0, handed: 0, accepted: 0, deferred: 0, rejected: 0, unconfirmed: 0, excluded: 0 };

test.each([
  { changes: { planned: 1 }, heldReason: null, expected: "running" },
  { changes: { planned: 1 }, heldReason: "relay", expected: "held" },
  { changes: { deferred: 1 }, heldReason: null, expected: "waiting" },
  { changes: { unconfirmed: 1 }, heldReason: null, expected: "needsDecision" },
  { changes: { accepted: 1 }, heldReason: "relay", expected: "finished" },
])("$changes, held by $heldReason: $expected", ({ changes, heldReason, expected }) => {
  expect(campaignStatus({ ...running, candidateCount: 1, counts: { ...none, ...changes }, heldReason })).toBe(expected);
});

test.each([
  { changes: { planned: 1 }, given: { hasBegun: false }, expected: "scheduled" },
  { changes: { planned: 1 }, given: { isPaused: true, heldReason: "relay" }, expected: "paused" },
  { changes: { planned: 1, handed: 1 }, given: { quietNow }, expected: "waiting" },
  { changes: { planned: 1 }, given: { quietNow, isPaused: true }, expected: "paused" },
  { changes: { planned: 1 }, given: { quietNow, heldReason: "relay" }, expected: "held" },
  { changes: { planned: 1 }, given: { quietNow, hasBegun: false }, expected: "scheduled" },
  { changes: { handed: 1, excluded: 1 }, given: { quietNow, isCancelled: true }, expected: "running" },
  { changes: { accepted: 1, unconfirmed: 1 }, given: { isPaused: true }, expected: "needsDecision" },
  { changes: { handed: 1, excluded: 1 }, given: { isCancelled: true }, expected: "running" },
  { changes: { unconfirmed: 1, excluded: 1 }, given: { isCancelled: true }, expected: "needsDecision" },
  { changes: { accepted: 1, excluded: 1 }, given: { isCancelled: true }, expected: "cancelled" },
])("$changes, $given: $expected", ({ changes, given, expected }) => {
  const counts = { ...none, ...changes };
  const candidateCount = Object.values(counts).reduce((sum, each) => sum + each, 0);
  expect(campaignStatus({ ...running, ...given, candidateCount, counts })).toBe(expected);
});
