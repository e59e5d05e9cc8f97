import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Outcome } from "../ports/sending.ts";
import { createLaneCount, lanesAfter, lanesAtFirst, type LaneBounds } from "./lanes.ts";

const bounds: LaneBounds = { lanesMax: 8, acceptedBeforeMoreLanes: 3 };
const states: readonly Outcome["state"][] = ["accepted", "rejected", "deferred", "planned", "unconfirmed"];

/** How many there are after each of these. */
function countsAfter(...outcomes: readonly Outcome["state"][]): readonly number[] {
  const lanes = createLaneCount(bounds);
  return outcomes.map((state) => {
    lanes.note(state);
    return lanes.now();
  });
}

describe("lanes to a relay", () => {
  test.each(["deferred", "planned", "unconfirmed"] as const)("are halved when it pushes back: %s", (state) => {
    expect(countsAfter(state)).toEqual([4]);
  });

  test("are halved once for what was in flight together, and again for what comes after", () => {
    const inFlight = Array.from({ length: bounds.lanesMax }, () => "deferred" as const);
    expect(countsAfter(...inFlight).at(-1)).toBe(4);
    expect(countsAfter(...inFlight, "deferred").at(-1)).toBe(2);
  });

  test("are one more after a run of accepted, which a push back breaks and a refusal for good does not", () => {
    const met = Array.from({ length: bounds.lanesMax - 1 }, () => "rejected" as const);
    const halved = ["deferred", ...met] as const;
    expect(countsAfter(...halved, "accepted", "accepted", "accepted").slice(-3)).toEqual([4, 4, 5]);
    expect(countsAfter(...halved, "accepted", "rejected", "accepted", "accepted").at(-1)).toBe(5);
    expect(countsAfter(...halved, "accepted", "accepted", "deferred", "accepted").at(-1)).toBe(2);
  });

  test("are never none and never more than the bound, whatever comes", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...states)), fc.integer({ min: 1, max: 50 }), (outcomes, lanesMax) => {
        let lanes = lanesAtFirst({ ...bounds, lanesMax });
        for (const state of outcomes) {
          lanes = lanesAfter(lanes, state, { ...bounds, lanesMax });
          expect(lanes.count).toBeGreaterThanOrEqual(1);
          expect(lanes.count).toBeLessThanOrEqual(lanesMax);
        }
      }),
    );
  });

  test("come back to the bound once it takes everything again", () => {
    const accepted = Array.from({ length: bounds.acceptedBeforeMoreLanes * bounds.lanesMax }, () => "accepted" as const);
    expect(countsAfter("deferred", "deferred", ...accepted).at(-1)).toBe(bounds.lanesMax);
  });
});
