import { daySchema, timeZoneSchema } from "@newsletter/schemas";
import { instantAt } from "../calendar/wall-time.ts";

/** What an editor fills in: what clocks show where it is meant. */
export interface WantedTime {
  readonly day: string;
  /** `09:30` */
  readonly time: string;
  readonly timeZone: string;
}

export type Schedule =
  | { readonly state: "fitting"; readonly at: string; readonly words: string }
  /** Not a moment, or none to begin at; one sentence. */
  | { readonly state: "unfit"; readonly sentence: string };

/** `now` is the worker's: a clock of the editor's that is wrong must not let a past moment through. */
export function scheduleOf({ day, time, timeZone }: WantedTime, now: string): Schedule {
  if (!timeZoneSchema.safeParse(timeZone).success) return unfit("Choose a time zone.");
  if (!daySchema.safeParse(day).success || !/^([01]\d|2[0-3]):[0-5]\d$/u.test(time)) return unfit("Choose a date and a time.");
  const at = instantAt(timeZone, { day, time: `${time}:00.000` });
  if (Date.parse(at) <= Date.parse(now)) return unfit("This moment is past.");
  return { state: "fitting", at, words: momentInWords(at, timeZone) };
}

function unfit(sentence: string): Schedule {
  return { state: "unfit", sentence };
}

/** "Tuesday, 30 January 2024, 09:00, Central European Standard Time (Europe/Vienna) = 08:00 UTC" */
export function momentInWords(instant: string, timeZone: string): string {
  const there = dayAndTime(instant, timeZone);
  const utc = dayAndTime(instant, "UTC");
  const words = `${there.day}, ${there.time}`;
  if (timeZone === "UTC") return `${words} UTC`;
  const utcWords = there.day === utc.day ? `${utc.time} UTC` : `${utc.day}, ${utc.time} UTC`;
  return `${words}, ${nameOfZone(instant, timeZone)} (${timeZone}) = ${utcWords}`;
}

function dayAndTime(instant: string, timeZone: string): { readonly day: string; readonly time: string } {
  const at = Date.parse(instant);
  const day = new Intl.DateTimeFormat("en-GB", { timeZone, weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(at);
  const time = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(at);
  // Some versions of the runtime put a comma after the weekday, others do not.
  return { day: day.replace(/^(\p{L}+),? /u, "$1, "), time };
}

/** In summer another one than in winter. */
function nameOfZone(instant: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone, timeZoneName: "long" }).formatToParts(Date.parse(instant));
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}
