import type { DeadlineMoment, When } from "./dates.ts";

// What can be said of a date that is known exactly, to the day, or only by its months. The same in the Studio, which shows what a calendar
// gathers, and in the worker, which gathers it.

/** Calendar days from the first to the last, both included. */
export interface Days {
  readonly first: string;
  readonly last: string;
}

/** The days on which something happens, where it happens. */
export function daysOf(when: When): Days {
  switch (when.precision) {
    case "time":
      return { first: dayIn(when.timeZone, when.startsAt), last: dayIn(when.timeZone, when.endsAt ?? when.startsAt) };
    case "day":
      return { first: when.day, last: when.day };
    case "range":
      return { first: when.firstDay, last: when.lastDay };
    case "monthSpan":
      return { first: `${when.firstMonth}-01`, last: lastDayOf(when.lastMonth) };
  }
}

/** True once it has ended for everybody. What has no hour lasts until its day has ended everywhere on earth. */
export function isPast(when: When, at: string): boolean {
  if (when.precision === "time" && when.endsAt !== undefined) return Date.parse(when.endsAt) <= Date.parse(at);
  return dayHasEnded(daysOf(when).last, at);
}

export function hasClosed(closes: DeadlineMoment, at: string): boolean {
  return closes.precision === "instant" ? Date.parse(closes.closesAt) <= Date.parse(at) : dayHasEnded(closes.day, at);
}

/** Whole months, `2024-01`, both included. */
export interface MonthPeriod {
  readonly firstMonth: string;
  readonly lastMonth: string;
}

/** True when some of it happens in the period, by the days of its own time zone. */
export function happensIn(when: When, { firstMonth, lastMonth }: MonthPeriod): boolean {
  const { first, last } = daysOf(when);
  return monthOf(first) <= lastMonth && monthOf(last) >= firstMonth;
}

/** Whether an issue's calendar gathers it by itself: it happens in the period, and is not over when the issue goes out, as far as that is planned. */
export function isGathered(when: When, period: MonthPeriod, referenceTime: string | undefined): boolean {
  return happensIn(when, period) && (referenceTime === undefined || !isPast(when, referenceTime));
}

/** Sorts as text by beginning, then end; where only months are known, after the days of that month that are. */
export function placeInTime(when: When): string {
  const { first, last } = daysOf(when);
  return [when.precision === "monthSpan" ? `${when.firstMonth}-99` : first, last, when.precision === "time" ? when.startsAt : ""].join(" ");
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
  const dayAfter = isoDay(Date.parse(lastDayOf(lastMonth)) + dayMs);
  const firstInstant = isoDay(Date.parse(firstDay) - dayMs);
  const instantAfter = isoDay(Date.parse(dayAfter) + dayMs);
  return { firstMonth, lastMonth, firstDay, dayAfter, firstInstant, instantAfter };
}

const dayMs = 86_400_000;
const isoDay = (time: number): string => new Date(time).toISOString().slice(0, "2024-01-01".length);
const monthOf = (day: string): string => day.slice(0, "2024-01".length);

/** The last place where a day ends is at UTC-12. */
function dayHasEnded(day: string, at: string): boolean {
  const hoursUntilItHasEndedEverywhere = 24 + 12;
  return Date.parse(`${day}T00:00:00Z`) + hoursUntilItHasEndedEverywhere * 3_600_000 <= Date.parse(at);
}

/** The calendar day of an instant in a time zone. */
export function dayIn(timeZone: string, instant: string): string {
  const format = new Intl.DateTimeFormat("en", { timeZone, calendar: "iso8601", year: "numeric", month: "2-digit", day: "2-digit" });
  const parts = new Map(format.formatToParts(Date.parse(instant)).map(({ type, value }) => [type, value]));
  return [parts.get("year"), parts.get("month"), parts.get("day")].join("-");
}

/** The last day on which a deadline is open, where it is meant. Midnight is the end of the day before: that is the day people read and go by. */
export function lastOpenDay(closes: DeadlineMoment): string {
  return closes.precision === "day" ? closes.day : dayIn(closes.timeZone, new Date(Date.parse(closes.closesAt) - 1).toISOString());
}

function lastDayOf(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return isoDay(Date.UTC(year, number, 0));
}
