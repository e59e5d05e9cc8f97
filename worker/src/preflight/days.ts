import type { DeadlineMoment, When } from "@newsletter/schemas";

/** Calendar days from the first to the last, both included. */
export interface Days {
  readonly first: string;
  readonly last: string;
}

/** The days on which something happens, where it happens. */
export function daysOf(when: When): Days {
  switch (when.precision) {
    case "time":
      return { first: localDay(when.startsAt, when.timeZone), last: localDay(when.endsAt ?? when.startsAt, when.timeZone) };
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

/** In words that are the same in every language a sentence may be read in. */
export function whenWords(when: When): string {
  if (when.precision === "time") return `${when.startsAt}${when.endsAt === undefined ? "" : ` to ${when.endsAt}`}`;
  const [first, last] = when.precision === "monthSpan" ? [when.firstMonth, when.lastMonth] : [daysOf(when).first, daysOf(when).last];
  return first === last ? first : `${first} to ${last}`;
}

/** The last place where a day ends is at UTC-12. */
function dayHasEnded(day: string, at: string): boolean {
  const hoursUntilItHasEndedEverywhere = 24 + 12;
  return Date.parse(`${day}T00:00:00Z`) + hoursUntilItHasEndedEverywhere * 3_600_000 <= Date.parse(at);
}

function localDay(instant: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone, calendar: "iso8601", year: "numeric", month: "2-digit", day: "2-digit" });
  const part = (type: string): string => parts.formatToParts(new Date(instant)).find((each) => each.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
}

function lastDayOf(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
