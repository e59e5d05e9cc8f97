import type { When } from "./dates.ts";

/** Whole months, `2024-01`, both included. */
export interface MonthPeriod {
  readonly firstMonth: string;
  readonly lastMonth: string;
}

/** True when some of it happens in the period, by the days of its own time zone. */
export function happensIn(when: When, { firstMonth, lastMonth }: MonthPeriod): boolean {
  const { first, last } = daysOf(when);
  return first.slice(0, "2024-01".length) <= lastMonth && last.slice(0, "2024-01".length) >= firstMonth;
}

/** Sorts as text by beginning, then end; where only months are known, after the days of that month that are. */
export function placeInTime(when: When): string {
  const { first, last } = daysOf(when);
  return [first, last, when.precision === "time" ? when.startsAt : ""].join(" ");
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
export function dayIn(timeZone: string, instant: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(Date.parse(instant));
}

/**
 * What a query compares dates with, as text, to find at least all that happens in the period. Instants get a day to spare: in which month one
 * lies depends on its time zone, and `happensIn` decides that exactly.
 */
export function periodBounds({
  firstMonth,
  lastMonth,
}: MonthPeriod): Record<"firstMonth" | "lastMonth" | "firstDay" | "dayAfter" | "firstInstant" | "instantAfter", string> {
  const firstDay = `${firstMonth}-01`;
  const [year = 0, month = 1] = lastMonth.split("-").map(Number);
  const dayAfter = dayOf(Date.UTC(year, month, 1));
  const firstInstant = dayOf(Date.parse(firstDay) - dayMs);
  const instantAfter = dayOf(Date.parse(dayAfter) + dayMs);
  return { firstMonth, lastMonth, firstDay, dayAfter, firstInstant, instantAfter };
}

const dayMs = 86_400_000;
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, "2024-01-01".length);
