import {
  dateFormat,
  dateText,
  dayText,
  directionOf,
  normalised,
  type DeadlineMoment,
  type Language,
  type MailWords,
  type When,
} from "@newsletter/schemas";
import { Temporal } from "temporal-polyfill";
import { isolatedIn } from "./bidi.ts";

// All dates, times and zones an edition shows, but for a single day: pages show that too.

const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
const monthDate = (month: string): Date => dateOf(`${month}-01`);

export function monthText(language: Language, month: string): string {
  return dateText(language, monthDate(month), { month: "long", year: "numeric" });
}

/** "5–6 December 2023", "29 January – 9 February 2024", "2023年12月5日至6日". */
export function dayRangeText(language: Language, firstDay: string, lastDay: string): string {
  if (language === "zh") return chineseRange(firstDay, lastDay);
  const format = dateFormat(language, { day: "numeric", month: "long", year: "numeric" });
  // Thin spaces around the dash differ between ICU versions. Between two figures the dash stands close.
  const range = normalised(format.formatRange(dateOf(firstDay), dateOf(lastDay))).replaceAll("\u2009", " ");
  return isSameMonth(firstDay, lastDay) ? range.replace(" – ", "–") : range;
}

/** Intl writes Chinese ranges with slashes beside dates in words; here both are in words, and what both days share stands once. */
function chineseRange(firstDay: string, lastDay: string): string {
  const last = dayText("zh", lastDay);
  const isSameYear = firstDay.slice(0, 4) === lastDay.slice(0, 4);
  const shared = isSameMonth(firstDay, lastDay) ? /^.*月/u : /^.*年/u;
  return `${dayText("zh", firstDay)}至${isSameYear ? last.replace(shared, "") : last}`;
}

/** "18 January 2024", "29 January – 9 February 2024", "February and March 2024", "18 January 2024, 15:00 (Vienna, UTC+1)". */
export function whenText(language: Language, words: MailWords, when: When): string {
  switch (when.precision) {
    case "day":
      return dayText(language, when.day);
    case "range":
      return dayRangeText(language, when.firstDay, when.lastDay);
    case "monthSpan":
      return monthSpanText(language, words, when.firstMonth, when.lastMonth);
    case "time":
      return instantText(language, when.startsAt, when.timeZone);
  }
}

function monthSpanText(language: Language, words: MailWords, first: string, last: string): string {
  if (first === last) return monthText(language, first);
  const sameYear = first.slice(0, 4) === last.slice(0, 4);
  const firstText = sameYear ? dateText(language, monthDate(first), { month: "long" }) : monthText(language, first);
  const isNext = Temporal.PlainYearMonth.from(first).add({ months: 1 }).toString() === last;
  return isNext ? words.monthsAnd(firstText, monthText(language, last)) : words.monthsTo(firstText, monthText(language, last));
}

/** Date and time on the wall of `timeZone`, with the zone's city and offset: a reader elsewhere can reckon it. */
function instantText(language: Language, instant: string, timeZone: string): string {
  const zoned = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  const time = `${two(zoned.hour)}:${two(zoned.minute)}`;
  return `${dayText(language, zoned.toPlainDate().toString())}${comma(language)}${time} (${zoneText(language, timeZone, zoned.offset)})`;
}

/**
 * A deadline. The end of a day is shown as that day with 24:00, as in "midnight, 4 February": 00:00 of the next day is right and is
 * read wrongly.
 */
export function deadlineText(language: Language, closes: DeadlineMoment): string {
  if (closes.precision === "day") return dayText(language, closes.day);
  const zoned = Temporal.Instant.from(closes.closesAt).toZonedDateTimeISO(closes.timeZone);
  if (zoned.hour !== 0 || zoned.minute !== 0) return instantText(language, closes.closesAt, closes.timeZone);
  const day = zoned.toPlainDate().subtract({ days: 1 }).toString();
  return `${dayText(language, day)}${comma(language)}24:00 (${zoneText(language, closes.timeZone, zoned.offset)})`;
}

/** Closed as of `referenceTime`. A day without an hour is open until it has ended everywhere on earth (UTC-12). */
export function isClosed(closes: DeadlineMoment, referenceTime: string): boolean {
  const reference = Temporal.Instant.from(referenceTime);
  const end =
    closes.precision === "instant"
      ? Temporal.Instant.from(closes.closesAt)
      : Temporal.PlainDate.from(closes.day).add({ days: 1 }).toZonedDateTime("Etc/GMT+12").toInstant();
  return Temporal.Instant.compare(reference, end) >= 0;
}

/**
 * The two lines of a calendar entry's date block. `isFigure`: a large figure over its month, "18" over "Jan". Otherwise both lines weigh
 * the same: "29 Jan –" over "9 Feb", "Feb –" over "Mar".
 */
export interface DateBlock {
  readonly first: string;
  readonly second: string;
  readonly isFigure: boolean;
}

export function dateBlock(language: Language, when: When): DateBlock {
  const month = (day: string): string => dateText(language, dateOf(day), { month: "short" });
  const dayAndMonth = (day: string): string => dateText(language, dateOf(day), { day: "numeric", month: "short" });
  switch (when.precision) {
    case "day":
      return { first: figure(when.day), second: month(when.day), isFigure: true };
    case "time": {
      const day = Temporal.Instant.from(when.startsAt).toZonedDateTimeISO(when.timeZone).toPlainDate().toString();
      return { first: figure(day), second: month(day), isFigure: true };
    }
    case "range":
      return isSameMonth(when.firstDay, when.lastDay)
        ? { first: `${figure(when.firstDay)}–${figure(when.lastDay)}`, second: month(when.firstDay), isFigure: true }
        : { first: `${dayAndMonth(when.firstDay)} –`, second: dayAndMonth(when.lastDay), isFigure: false };
    case "monthSpan":
      return when.firstMonth === when.lastMonth
        ? { first: month(`${when.firstMonth}-01`), second: "", isFigure: false }
        : { first: `${month(`${when.firstMonth}-01`)} –`, second: month(`${when.lastMonth}-01`), isFigure: false };
  }
}

const figure = (day: string): string => String(Number(day.slice(8, 10)));

const isSameMonth = (first: string, last: string): boolean => first.slice(0, 7) === last.slice(0, 7);

/** `2024-01-26T15:00:00+01:00` (ISO 8601): the hour at the place, with its offset. */
export function localTime(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toString({ timeZoneName: "never" });
}

/** "Vienna, UTC+1": the zone as a city, which people know, with the offset of that day, which they can reckon with. */
function zoneText(language: Language, timeZone: string, offset: string): string {
  const city = timeZone.split("/").at(-1)?.replaceAll("_", " ") ?? timeZone;
  const [sign, hours = "", minutes = ""] = [offset.slice(0, 1), ...offset.slice(1).split(":")];
  return isolatedIn(directionOf(language), `${city}, UTC${sign}${String(Number(hours))}${minutes === "00" ? "" : `:${minutes}`}`);
}

const two = (value: number): string => String(value).padStart(2, "0");

function comma(language: Language): string {
  if (language === "ar") return "، ";
  return language === "zh" ? " " : ", ";
}
