import { placeInTime, type CalendarEntry, type ContentDocument, type MonthPeriod } from "@newsletter/schemas";

/** The periods that calendar sections of an issue gather. */
export function gatheredPeriods(documents: readonly ContentDocument[], issueId: string): readonly MonthPeriod[] {
  const issue = documents.find(({ _id }) => _id === issueId);
  if (issue?._type !== "issue") return [];
  return (issue.sections ?? []).flatMap(({ kind, period }) => {
    const { firstMonth, lastMonth } = period ?? {};
    return kind === "calendar" && firstMonth !== undefined && lastMonth !== undefined ? [{ firstMonth, lastMonth }] : [];
  });
}

export function inOrderOfTime(entries: readonly CalendarEntry[]): CalendarEntry[] {
  return entries.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function keyOf({ when, id }: CalendarEntry): string {
  return `${placeInTime(when)} ${id}`;
}
