import { shownCountMin } from "./limits.ts";

// The threshold, for every way on which a figure leaves: screen, API, command line.
//
// 1. A figure below ten is not given; neither is nought, or its absence would say as much. So the figures of a group are those of all its
//    languages, partners or formats there are, whether anybody came or not.
// 2. A total is exact only where all figures it is made of are given. Otherwise it says "at least": what is given, and what is not given, together,
//    in whole tens, and no more than that could be if any one of them were nought. Then every figure that is held back can still be any number
//    below ten, whatever else is known of its group: nobody can work it out, and no further figure has to be held back to protect it.
// 3. No visit is in two groups, and totals are never added up with others.

export interface ShownTotal {
  readonly count: number;
  /** False for "at least". */
  readonly isExact: boolean;
}

export interface ShownGroup {
  /** In the order of the counts; null below the threshold. */
  readonly counts: readonly (number | null)[];
  readonly total: ShownTotal;
}

export function shownGroup(counts: readonly number[], countMin: number = shownCountMin): ShownGroup {
  const shown = counts.filter((count) => count >= countMin);
  const hidden = counts.filter((count) => count < countMin);
  const whole = (count: number): number => count - (count % countMin);
  const leastOfHidden = Math.min(whole(sumOf(hidden)), whole((countMin - 1) * Math.max(0, hidden.length - 1)));
  return {
    counts: counts.map((count) => (count >= countMin ? count : null)),
    total: { count: sumOf(shown) + leastOfHidden, isExact: hidden.length === 0 },
  };
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
