import { daysOf, type When } from "@newsletter/schemas";
import { addDays, addMonths, daysBetween, monthsBetween } from "./days.ts";
import { instantAt, wallTimeIn } from "./wall-time.ts";

/** Fields of a calendar entry with their new values. */
export type DateFields = Readonly<Record<string, string>>;

/**
 * An entry that begins on another day, as long as before and at the same time of day in its own zone, whatever clocks do between the two days.
 * Of months alone the month counts: `2024-04-17` begins them in April.
 */
export function movedTo(when: When, firstDay: string): DateFields {
  if (when.precision === "monthSpan") {
    const count = monthsBetween(when.firstMonth, firstDay.slice(0, "2024-04".length));
    return { firstMonth: addMonths(when.firstMonth, count), lastMonth: addMonths(when.lastMonth, count) };
  }
  const count = daysBetween(daysOf(when).first, firstDay);
  switch (when.precision) {
    case "day":
      return { day: addDays(when.day, count) };
    case "range":
      return { firstDay: addDays(when.firstDay, count), lastDay: addDays(when.lastDay, count) };
    case "time":
      return {
        startsAt: shifted(when.timeZone, when.startsAt, count),
        ...(when.endsAt === undefined ? {} : { endsAt: shifted(when.timeZone, when.endsAt, count) }),
      };
  }
}

/** The day on which it begins when the day under the pointer moves from one to another: a range may be taken anywhere. */
export function firstDayAfterDrag(when: When, takenAt: string, droppedAt: string): string {
  return addDays(daysOf(when).first, daysBetween(takenAt, droppedAt));
}

function shifted(timeZone: string, instant: string, count: number): string {
  const { day, time } = wallTimeIn(timeZone, instant);
  return instantAt(timeZone, { day: addDays(day, count), time });
}
