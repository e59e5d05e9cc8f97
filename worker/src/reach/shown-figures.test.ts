import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shownGroup } from "./shown-figures.ts";

const counts = fc.array(fc.oneof(fc.nat(12), fc.nat(500)), { maxLength: 40 });

describe("figures of visits", () => {
  test("below ten are not given, and neither is nought", () => {
    expect(shownGroup([0, 1, 9, 10, 11])).toEqual({ counts: [null, null, null, 10, 11], total: { count: 31, isExact: false } });
  });

  test("have an exact total where all of them are given", () => {
    expect(shownGroup([10, 32])).toEqual({ counts: [10, 32], total: { count: 42, isExact: true } });
    expect(shownGroup([])).toEqual({ counts: [], total: { count: 0, isExact: true } });
  });

  test("say nothing of a single one that is held back, however large the others are", () => {
    for (const hidden of [0, 5, 9]) expect(shownGroup([1_000, hidden]).total).toEqual({ count: 1_000, isExact: false });
  });

  test("do not say that all that are held back are nine", () => {
    expect(shownGroup([9, 9, 9]).total).toEqual({ count: 10, isExact: false });
    expect(shownGroup(Array.from({ length: 10 }, () => 9)).total).toEqual({ count: 80, isExact: false });
  });

  test("of many small ones still say how much it is at least", () => {
    expect(shownGroup(Array.from({ length: 40 }, () => 5)).total).toEqual({ count: 200, isExact: false });
  });

  test("never claim more than there was, and are exact only when they are", () => {
    fc.assert(
      fc.property(counts, (given) => {
        const sum = given.reduce((total, count) => total + count, 0);
        const { total } = shownGroup(given);
        expect(total.count).toBeLessThanOrEqual(sum);
        expect(total.isExact ? total.count : sum).toBe(sum);
      }),
    );
  });

  test("leave a held-back one any number below ten: the others could be so that the same is given", () => {
    fc.assert(
      fc.property(counts, fc.nat(), fc.nat(9), (given, at, claimed) => {
        const said = shownGroup(given);
        const held = given.flatMap((count, index) => (count < 10 ? [index] : []));
        const target = held[at % held.length];
        fc.pre(target !== undefined);
        // The others that are held back are filled up, one after the other, until what is given is the same.
        const world = given.map((count, index) => (count >= 10 ? count : index === target ? claimed : 0));
        for (const index of held.filter((each) => each !== target)) {
          while (shownGroup(world).total.count < said.total.count && (world[index] ?? 0) < 9) world[index] = (world[index] ?? 0) + 1;
        }
        expect(shownGroup(world)).toEqual(said);
      }),
    );
  });

  test("leave a held-back one any number below the threshold, in every world of three figures there is", () => {
    const threshold = 4;
    const values = Array.from({ length: threshold * 3 }, (_, value) => value);
    const worlds = values.flatMap((a) => values.flatMap((b) => values.map((c) => [a, b, c])));
    const bySaid = Map.groupBy(worlds, (world) => JSON.stringify(shownGroup(world, threshold)));
    for (const [said, alike] of bySaid) {
      for (const index of [0, 1, 2]) {
        const possible = new Set(alike.map((world) => world[index]));
        expect([said, index, possible.size]).toEqual([said, index, possible.has(0) ? threshold : 1]);
      }
    }
  });
});
