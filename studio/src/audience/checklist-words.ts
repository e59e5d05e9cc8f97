import { checklistWords, type CheckedPoint } from "@newsletter/schemas";

/** What to do about a point; undefined where nothing is to be done. */
export function todoInWords({ point, state, about }: CheckedPoint): string | undefined {
  if (state === "done" || state === "notNeeded") return undefined;
  if (state === "unknown") return "The content lake did not answer.";
  const { todo } = checklistWords[point];
  // A whole sentence needs nobody named.
  return about.length === 0 || todo.endsWith(".") ? todo : `${todo} ${about.join(", ")}.`;
}

/** "2 of 8 are missing" counts what is needed and known. */
export function missingInWords(points: readonly CheckedPoint[]): string {
  const needed = points.filter(({ state }) => state !== "notNeeded");
  const missing = needed.filter(({ state }) => state === "missing").length;
  if (missing > 0) return `${missing} of ${needed.length} points are missing`;
  return needed.some(({ state }) => state === "unknown") ? "Nothing known is missing" : "Everything is in place";
}
