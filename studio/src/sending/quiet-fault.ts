import { quietHoursSchema, type QuietHours } from "@newsletter/schemas";

/** Why these are no hours to keep quiet in, in one sentence; undefined when they are, or when there are none. */
export function quietFault(hours: QuietHours | undefined): string | undefined {
  if (hours === undefined || quietHoursSchema.safeParse(hours).success) return undefined;
  return hours.from !== "" && hours.from === hours.to
    ? "Quiet hours have to end at another time than they begin."
    : "Choose from when until when it is quiet.";
}
