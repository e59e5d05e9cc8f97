import { line } from "./ics-lines.ts";

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** `20240204T230000`, as clocks of the zone show it. */
export function localStamp(timeZone: string, ms: number): string {
  return stamp(ms + offsetMinutes(timeZone, ms) * minuteMs);
}

/** `20240204T230000`, of an instant in UTC. */
export function stamp(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replaceAll(/[-:]/gu, "");
}

/**
 * The zone as a calendar file has to bring it along (RFC 5545, 3.6.5): its offset before the first of these instants, and each change until
 * the last. Nothing in the file repeats, so no rule is needed, and none that a law could change is written down.
 */
export function zoneLines(timeZone: string, instants: readonly number[]): readonly string[] {
  const first = Math.min(...instants) - dayMs;
  const last = Math.max(...instants) + dayMs;
  const before = offsetMinutes(timeZone, first);
  return [
    "BEGIN:VTIMEZONE",
    line("TZID", timeZone),
    ...observance("STANDARD", "19700101T000000", before, before),
    ...changes(timeZone, first, last).flatMap(({ at, from, to }) =>
      observance(to > from ? "DAYLIGHT" : "STANDARD", stamp(at + from * minuteMs), from, to),
    ),
    "END:VTIMEZONE",
  ];
}

function observance(kind: "STANDARD" | "DAYLIGHT", startsAt: string, from: number, to: number): readonly string[] {
  return [`BEGIN:${kind}`, `DTSTART:${startsAt}`, `TZOFFSETFROM:${offsetText(from)}`, `TZOFFSETTO:${offsetText(to)}`, `END:${kind}`];
}

interface Change {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

function changes(timeZone: string, first: number, last: number): readonly Change[] {
  const found: Change[] = [];
  for (let at = first; at < last; at += dayMs) {
    const from = offsetMinutes(timeZone, at);
    const to = offsetMinutes(timeZone, at + dayMs);
    if (from !== to) found.push({ at: instantOfChange(timeZone, at, at + dayMs), from, to });
  }
  return found;
}

/** By halves, to the minute: no zone has changed within one since long before there were newsletters. */
function instantOfChange(timeZone: string, early: number, late: number): number {
  if (late - early <= minuteMs) return late;
  const middle = early + Math.floor((late - early) / 2 / minuteMs) * minuteMs;
  return offsetMinutes(timeZone, middle) === offsetMinutes(timeZone, early)
    ? instantOfChange(timeZone, middle, late)
    : instantOfChange(timeZone, early, middle);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** East of Greenwich. */
function offsetMinutes(timeZone: string, ms: number): number {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" });
  formats.set(timeZone, format);
  const name = format.formatToParts(ms).find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  const [, sign = "+", hours = "0", minutes = "0"] = /GMT([+-])(\d{2}):(\d{2})/u.exec(name) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${twoDigits(Math.floor(size / 60))}${twoDigits(size % 60)}`;
}

const twoDigits = (value: number): string => String(value).padStart(2, "0");
