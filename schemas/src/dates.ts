import * as z from "zod";

/** A calendar day, `2024-02-04`. */
export const daySchema = z.iso.date();
/** A month, `2024-02`. */
export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/u, "a month is written as 2024-02");
/** An instant in UTC, `2024-02-04T23:00:00Z`. */
export const instantSchema = z.iso.datetime({ offset: true });
/** A name of the IANA time zone database, `Europe/Vienna`. */
export const timeZoneSchema = z.string().refine(isTimeZone, "not a time zone of the IANA database");

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** When a calendar entry happens, exactly as far as it is known. A range includes both of its days. */
export const whenSchema = z.discriminatedUnion("precision", [
  z.strictObject({ precision: z.literal("time"), startsAt: instantSchema, endsAt: instantSchema.optional(), timeZone: timeZoneSchema }),
  z.strictObject({ precision: z.literal("day"), day: daySchema }),
  z.strictObject({ precision: z.literal("range"), firstDay: daySchema, lastDay: daySchema }),
  z.strictObject({ precision: z.literal("monthSpan"), firstMonth: monthSchema, lastMonth: monthSchema }),
]);
export type When = z.infer<typeof whenSchema>;

/**
 * When a call closes. `day` is as right as an instant where no hour was published; `instant` keeps the zone, because "midnight CET,
 * 4 February" is the end of that day in Vienna and must be shown as the words and as the instant.
 */
export const deadlineMomentSchema = z.discriminatedUnion("precision", [
  z.strictObject({ precision: z.literal("day"), day: daySchema }),
  z.strictObject({ precision: z.literal("instant"), closesAt: instantSchema, timeZone: timeZoneSchema }),
]);
export type DeadlineMoment = z.infer<typeof deadlineMomentSchema>;
