import type { DeadlineMoment, When } from "@newsletter/schemas";
import { member, report, type Field } from "./conversion.ts";
import type { DocumentOf } from "./document-names.ts";

type StoredEntry = DocumentOf<"calendarEntry">;
type StoredMoment = Pick<
  NonNullable<DocumentOf<"callForApplications">["deadlines"]>[number],
  "precision" | "day" | "closesAt" | "timeZone"
>;

/** When an entry happens; exactly the fields of its precision count, and they have to be all there and in order. */
export function whenOf(field: Field, entry: StoredEntry): When | undefined {
  switch (entry.precision) {
    case undefined:
      return report(member(field, "precision"), "dateMissing", "does not say how exactly its date is known.");
    case "time":
      return timeOf(field, entry);
    case "day":
      return entry.day === undefined ? missing(field, "day", "day") : { precision: "day", day: entry.day };
    case "range":
      return rangeOf(field, entry);
    case "monthSpan":
      return monthSpanOf(field, entry);
  }
}

function timeOf(field: Field, { startsAt, endsAt, timeZone }: StoredEntry): When | undefined {
  if (startsAt === undefined) return missing(field, "startsAt", "start time");
  if (timeZone === undefined) return missing(field, "timeZone", "time zone");
  if (endsAt !== undefined && Date.parse(endsAt) <= Date.parse(startsAt)) return backwards(field, "endsAt", "ends before it starts");
  return { precision: "time", startsAt, timeZone, ...(endsAt === undefined ? {} : { endsAt }) };
}

function rangeOf(field: Field, { firstDay, lastDay }: StoredEntry): When | undefined {
  if (firstDay === undefined) return missing(field, "firstDay", "first day");
  if (lastDay === undefined) return missing(field, "lastDay", "last day");
  if (lastDay < firstDay) return backwards(field, "lastDay", "has a last day before its first");
  return { precision: "range", firstDay, lastDay };
}

function monthSpanOf(field: Field, { firstMonth, lastMonth }: StoredEntry): When | undefined {
  if (firstMonth === undefined) return missing(field, "firstMonth", "first month");
  if (lastMonth === undefined) return missing(field, "lastMonth", "last month");
  if (lastMonth < firstMonth) return backwards(field, "lastMonth", "has a last month before its first");
  return { precision: "monthSpan", firstMonth, lastMonth };
}

/** When something closes; `what` is "a deadline" or "its registration". */
export function momentOf(field: Field, stored: StoredMoment, what: string): DeadlineMoment | undefined {
  const { precision, day, closesAt, timeZone } = stored;
  if (precision === undefined) {
    return report(member(field, "precision"), "dateMissing", `does not say whether ${what} closes on a day or at an exact time.`);
  }
  if (precision === "day") return day === undefined ? missing(field, "day", `day for ${what}`) : { precision, day };
  if (closesAt === undefined) return missing(field, "closesAt", `closing time for ${what}`);
  if (timeZone === undefined) return missing(field, "timeZone", `time zone for ${what}`);
  return { precision, closesAt, timeZone };
}

/** The days of a news item: none, one, or a range in order. */
export function checkDays(field: Field, { firstDay, lastDay }: { firstDay?: string | undefined; lastDay?: string | undefined }): void {
  if (lastDay === undefined) return;
  if (firstDay === undefined) missing(field, "firstDay", "first day, though it has a last one");
  else if (lastDay < firstDay) backwards(field, "lastDay", "has a last day before its first");
}

function missing(field: Field, name: string, words: string): undefined {
  return report(member(field, name), "dateMissing", `has no ${words}.`);
}

function backwards(field: Field, name: string, words: string): undefined {
  return report(member(field, name), "dateOrderWrong", `${words}.`);
}
