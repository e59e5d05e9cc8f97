import { whenSchema, type DatePrecision, type When } from "@newsletter/schemas";

/** The dates of a calendar entry as a query gives them. */
export interface StoredDates {
  readonly precision: DatePrecision | null;
  readonly day: string | null;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly timeZone: string | null;
  readonly firstMonth: string | null;
  readonly lastMonth: string | null;
}

/** Undefined where the date cannot be read. Only the fields of its precision count: others may be left from an earlier choice. */
export function whenOf({
  precision,
  day,
  firstDay,
  lastDay,
  startsAt,
  endsAt,
  timeZone,
  firstMonth,
  lastMonth,
}: StoredDates): When | undefined {
  const fields = {
    time: { startsAt, timeZone, ...(endsAt === null ? {} : { endsAt }) },
    day: { day },
    range: { firstDay, lastDay },
    monthSpan: { firstMonth, lastMonth },
  };
  const parsed = precision === null ? undefined : whenSchema.safeParse({ precision, ...fields[precision] });
  return parsed?.data;
}
