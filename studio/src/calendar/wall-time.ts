/** What clocks on the wall show: the day, and the time of day to the millisecond, `09:30:00.000`. */
export interface WallTime {
  readonly day: string;
  readonly time: string;
}

const dayLength = "2024-01-29".length;
const hoursAround = 24;

export function wallTimeIn(timeZone: string, instant: string): WallTime {
  const shown = new Date(Date.parse(instant) + offsetAt(timeZone, Date.parse(instant))).toISOString();
  return { day: shown.slice(0, dayLength), time: shown.slice(dayLength + 1, -1) };
}

/**
 * The instant at which clocks show this. In the hour that is skipped in spring it is as much later as the clocks jump; of the two hours in autumn
 * the first: as `Temporal` does by itself.
 */
export function instantAt(timeZone: string, { day, time }: WallTime): string {
  const shown = Date.parse(`${day}T${time}Z`);
  const before = offsetAt(timeZone, shown - hoursAround * 3_600_000);
  const after = offsetAt(timeZone, shown + hoursAround * 3_600_000);
  const fitting = [before, after].map((offset) => shown - offset).find((candidate) => candidate + offsetAt(timeZone, candidate) === shown);
  return new Date(fitting ?? shown - before).toISOString();
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** By how much clocks there are ahead of UTC, in milliseconds. */
function offsetAt(timeZone: string, at: number): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  formats.set(timeZone, format);
  const part = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = (
    ["year", "month", "day", "hour", "minute", "second"] as const
  ).map((type) => part.get(type));
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}
