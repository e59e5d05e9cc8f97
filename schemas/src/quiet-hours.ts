import * as z from "zod";
import { timeZoneSchema } from "./dates.ts";

const clockSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u);

/** Hours of the day, by the clocks of a place, in which a campaign hands nothing over; they may span midnight. */
export const quietHoursSchema = z
  .strictObject({
    /** `20:00` */
    from: clockSchema,
    to: clockSchema,
    timeZone: timeZoneSchema,
  })
  .refine(({ from, to }) => from !== to, { error: "Quiet hours have to end at another time than they begin." });
export type QuietHours = z.infer<typeof quietHoursSchema>;

/** "20:00–07:00 (Europe/Vienna)" */
export function quietHoursInWords({ from, to, timeZone }: QuietHours): string {
  return `${from}–${to} (${timeZone.replaceAll("_", " ")})`;
}

/** Why nothing is handed over now: "quiet hours until 07:00 (Europe/Vienna)" */
export function quietUntilInWords({ to, timeZone }: QuietHours): string {
  return `quiet hours until ${to} (${timeZone.replaceAll("_", " ")})`;
}
