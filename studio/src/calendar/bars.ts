import type { Days } from "@newsletter/schemas";
import { daysBetween } from "./days.ts";

/** A bar over the days of one week. A range over several weeks has one in each. */
export interface Bar<T> {
  readonly item: T;
  /** 1 is Monday. */
  readonly column: number;
  readonly dayCount: number;
  /** Its line below the day's number, from 0; bars of one line do not touch. */
  readonly line: number;
  /** True when it began in an earlier week. */
  readonly isContinued: boolean;
  /** True when it goes on in the next. */
  readonly goesOn: boolean;
}

interface Placed {
  readonly days: Days;
  /** What is said of one day stands in this order. */
  readonly order: string;
}

/** The bars of a week: longer ones above, each on the first line that is free on all of its days, so that one keeps its line over the week. */
export function barsOf<T extends Placed>(items: readonly T[], week: readonly string[]): readonly Bar<T>[] {
  const [monday = "", sunday = ""] = [week[0], week.at(-1)];
  const lines: number[] = [];
  return items
    .filter(({ days }) => days.first <= sunday && lastOf(days) >= monday)
    .toSorted(byBeginning)
    .map((item) => {
      const last = lastOf(item.days);
      const isContinued = item.days.first < monday;
      const goesOn = last > sunday;
      const column = isContinued ? 1 : daysBetween(monday, item.days.first) + 1;
      const end = goesOn ? week.length : daysBetween(monday, last) + 1;
      const free = lines.findIndex((occupied) => occupied < column);
      const line = free === -1 ? lines.length : free;
      lines[line] = end;
      return { item, column, dayCount: end - column + 1, line, isContinued, goesOn };
    });
}

/** What ends before it begins is shown where it begins. */
function lastOf({ first, last }: Days): string {
  return last < first ? first : last;
}

function byBeginning(a: Placed, b: Placed): number {
  return compare(a.days.first, b.days.first) || compare(lastOf(b.days), lastOf(a.days)) || compare(a.order, b.order);
}

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** How many bars of a day lie on lines that are not shown; by day of the week from Monday. */
export function hiddenCounts(bars: readonly Bar<unknown>[], linesMax: number): readonly number[] {
  const hidden = bars.filter(({ line }) => line >= linesMax);
  return Array.from(
    { length: 7 },
    (_count, index) => hidden.filter(({ column, dayCount }) => column <= index + 1 && index + 1 < column + dayCount).length,
  );
}
