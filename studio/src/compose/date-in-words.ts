import { monthInWords } from "../months.ts";

const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** The dates of whatever kind of item; a field that an item does not have is absent or null. */
interface Dated {
  readonly precision?: "day" | "monthSpan" | "range" | "time" | null;
  readonly day?: string | null;
  readonly firstDay?: string | null;
  readonly lastDay?: string | null;
  readonly startsAt?: string | null;
  readonly firstMonth?: string | null;
  readonly lastMonth?: string | null;
  readonly deadlines?: readonly { readonly day: string | null; readonly closesAt: string | null }[] | null;
}

/** One short line; undefined where nothing is known. Only the field that counts is read: others may be left from an earlier choice. */
export function dateInWords(dated: Dated): string | undefined {
  if (dated.deadlines != null) return deadlineInWords(dated.deadlines);
  switch (dated.precision ?? "range") {
    case "day":
      return dayInWords(dated.day);
    case "time":
      return dayInWords(dated.startsAt);
    case "monthSpan":
      return spanInWords(monthOrNothing(dated.firstMonth), monthOrNothing(dated.lastMonth));
    case "range":
      return spanInWords(dayInWords(dated.firstDay), dayInWords(dated.lastDay));
  }
}

function deadlineInWords(deadlines: NonNullable<Dated["deadlines"]>): string | undefined {
  const last = deadlines
    .flatMap(({ day, closesAt }) => day ?? closesAt ?? [])
    .toSorted()
    .at(-1);
  const words = dayInWords(last);
  return words === undefined ? undefined : `closes ${words}`;
}

function spanInWords(first: string | undefined, last: string | undefined): string | undefined {
  return first === undefined || last === undefined || first === last ? (first ?? last) : `${first} to ${last}`;
}

function dayInWords(date: string | null | undefined): string | undefined {
  const time = Date.parse(date ?? "");
  return Number.isNaN(time) ? undefined : dayFormat.format(time);
}

function monthOrNothing(month: string | null | undefined): string | undefined {
  return month == null ? undefined : monthInWords(month);
}
