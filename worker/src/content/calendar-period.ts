import type { CalendarEntry, ContentDocument, When } from "@newsletter/schemas";

/** Whole months, both included. */
export interface MonthPeriod {
  readonly firstMonth: string;
  readonly lastMonth: string;
}

/** The periods that calendar sections of an issue gather. */
export function gatheredPeriods(documents: readonly ContentDocument[], issueId: string): readonly MonthPeriod[] {
  const issue = documents.find(({ _id }) => _id === issueId);
  if (issue?._type !== "issue") return [];
  return (issue.sections ?? []).flatMap(({ kind, period }) => {
    const { firstMonth, lastMonth } = period ?? {};
    return kind === "calendar" && firstMonth !== undefined && lastMonth !== undefined ? [{ firstMonth, lastMonth }] : [];
  });
}

/** True when some of it happens in the period, by the days of its own time zone. */
export function happensIn(when: When, { firstMonth, lastMonth }: MonthPeriod): boolean {
  const { first, last } = daysOf(when);
  return first.slice(0, 7) <= lastMonth && last.slice(0, 7) >= firstMonth;
}

/** In the order in which they begin; where only months are known, after the days of that month that are. */
export function inOrderOfTime(entries: readonly CalendarEntry[]): CalendarEntry[] {
  return entries.toSorted((a, b) => (placeInTime(a) < placeInTime(b) ? -1 : 1));
}

function placeInTime({ when, id }: CalendarEntry): string {
  const { first, last } = daysOf(when);
  return [first, last, when.precision === "time" ? when.startsAt : "", id].join(" ");
}

interface Days {
  readonly first: string;
  readonly last: string;
}

function daysOf(when: When): Days {
  switch (when.precision) {
    case "day":
      return { first: when.day, last: when.day };
    case "range":
      return { first: when.firstDay, last: when.lastDay };
    case "monthSpan":
      return { first: `${when.firstMonth}-99`, last: `${when.lastMonth}-99` };
    case "time":
      return { first: dayIn(when.timeZone, when.startsAt), last: dayIn(when.timeZone, when.endsAt ?? when.startsAt) };
  }
}

/** The calendar day of an instant in a time zone; the Canadian form is the ISO one. */
function dayIn(timeZone: string, instant: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(Date.parse(instant));
}
