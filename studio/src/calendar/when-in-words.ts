import { daysOf, type When } from "@newsletter/schemas";
import { addMonths } from "./days.ts";
import { monthInWords } from "../months.ts";

const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const weekdayFormat = new Intl.DateTimeFormat("en-GB", {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

export function dayInWords(day: string): string {
  return dayFormat.format(Date.parse(`${day}T00:00:00Z`));
}

/** "Thursday, 18 January 2024" */
export function weekdayInWords(day: string): string {
  return weekdayFormat.format(Date.parse(`${day}T00:00:00Z`));
}

/** The days of an entry: "29 January 2024 to 9 February 2024", "February and March 2024". */
export function daysInWords(when: When): string {
  if (when.precision === "monthSpan") return monthsInWords(when.firstMonth, when.lastMonth);
  const { first, last } = daysOf(when);
  return first === last ? dayInWords(first) : `${dayInWords(first)} to ${dayInWords(last)}`;
}

function monthsInWords(first: string, last: string): string {
  if (first === last) return monthInWords(first);
  const [firstWords, lastWords] = [monthInWords(first), monthInWords(last)];
  const isSameYear = first.slice(0, 4) === last.slice(0, 4);
  return `${isSameYear ? firstWords.replace(/ \d{4}$/u, "") : firstWords} ${addMonths(first, 1) === last ? "and" : "to"} ${lastWords}`;
}

/** Hours in the entry's own zone, which is named when clocks there show something else than the editor's: "10:00 to 12:00, Nairobi time". */
export function hoursInWords(when: When, editorsTimeZone: string): string | undefined {
  if (when.precision !== "time") return undefined;
  const { startsAt, endsAt, timeZone } = when;
  const there = clockAt(timeZone, startsAt);
  const hours = endsAt === undefined ? there : `${there} to ${clockAt(timeZone, endsAt)}`;
  return there === clockAt(editorsTimeZone, startsAt) ? hours : `${hours}, ${cityOf(timeZone)} time`;
}

/** The hour at which it begins, for a line that has little room: "10:00", "10:00 Nairobi". */
export function beginningInWords(when: When, editorsTimeZone: string): string | undefined {
  if (when.precision !== "time") return undefined;
  const there = clockAt(when.timeZone, when.startsAt);
  return there === clockAt(editorsTimeZone, when.startsAt) ? there : `${there} ${cityOf(when.timeZone)}`;
}

function clockAt(timeZone: string, instant: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(Date.parse(instant));
}

/** "America/Argentina/Buenos_Aires" is Buenos Aires time. */
function cityOf(timeZone: string): string {
  return (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ");
}
