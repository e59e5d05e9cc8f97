import type { CalendarItem, DeadlineMark } from "./calendar-item.ts";
import { addMonths, monthOf, monthsBetween } from "./days.ts";

type Item = CalendarItem | DeadlineMark;

export interface AgendaMonth {
  readonly month: string;
  /** Entries of which only the months are known, in each of their months. */
  readonly spans: readonly CalendarItem[];
  readonly days: readonly { readonly day: string; readonly items: readonly Item[] }[];
}

/** Every month of the period, an empty one too. A range stands on its first day; one that began before the period, on the period's first. */
export function agendaOf(items: readonly Item[], firstMonth: string, lastMonth: string): readonly AgendaMonth[] {
  const ordered = items.toSorted((a, b) => (a.order < b.order ? -1 : 1));
  const firstDay = `${firstMonth}-01`;
  return Array.from({ length: monthsBetween(firstMonth, lastMonth) + 1 }, (_month, index) => {
    const month = addMonths(firstMonth, index);
    const ofMonth = ordered.filter((item) => !isSpan(item) && monthOf(shownDay(item, firstDay)) === month);
    const days = Map.groupBy(ofMonth, (item) => shownDay(item, firstDay));
    return {
      month,
      spans: ordered.filter((item) => item.type === "entry").filter((item) => isSpan(item) && lies(item, month)),
      days: [...days].map(([day, dayItems]) => ({ day, items: dayItems })),
    };
  });
}

function isSpan(item: Item): boolean {
  return item.type === "entry" && item.when.precision === "monthSpan";
}

function lies({ days: { first, last } }: Item, month: string): boolean {
  return monthOf(first) <= month && (month <= monthOf(last) || month === monthOf(first));
}

function shownDay({ days: { first, last } }: Item, firstDay: string): string {
  return first < firstDay && last >= firstDay ? firstDay : first;
}
