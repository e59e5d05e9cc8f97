import type { CheckedPoint, PointState } from "@newsletter/schemas";

/** What weighs more stands for all. */
const byWeight: readonly PointState[] = ["missing", "unknown", "done", "notNeeded"];

/** One checklist of those of several publications: a point is done where it is done for each that needs it. */
export function mergedPoints(checklists: readonly (readonly CheckedPoint[])[]): readonly CheckedPoint[] {
  const [first = []] = checklists;
  return first.map(({ point }, index) => {
    const all = checklists.flatMap((points) => points[index] ?? []);
    const state = byWeight.find((each) => all.some((one) => one.state === each)) ?? "notNeeded";
    return { point, state, about: [...new Set(all.flatMap(({ about }) => about))] };
  });
}
