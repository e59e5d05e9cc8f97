import { daysOf, deadlineMomentSchema, lastOpenDay, monthSchema, type Days } from "@newsletter/schemas";
import type { ItemsAboutQueryResult } from "@newsletter/schemas/studio";
import { addDays, addMonths } from "../calendar/days.ts";
import type { ShowingIssue } from "../compose/issues-showing.ts";
import { whenOf } from "../when-of-entry.ts";

type ItemRecord = ItemsAboutQueryResult[number];

/** Days of which an item may count, and what they are. */
export interface ItemDates extends Days {
  readonly basis: "own" | "deadline" | "issue" | "written";
}

/**
 * What makes an item fall into a period, in one place for lists and tables:
 *
 * - a calendar entry: the days on which it happens; a news item: the days it tells of; a call: from its first deadline to its last;
 * - anything that has no such date: the months of the issues that show it, each by itself;
 * - what stands in no issue either: the day on which it was first written.
 *
 * An item's own date wins over its issues': news of December in the January issue are of December.
 */
export function datesOf(item: ItemRecord, issues: readonly ShowingIssue[]): readonly ItemDates[] {
  const own = ownDates(item);
  if (own !== undefined) return [own];
  const months = issues.flatMap(({ month }) => (month !== null && monthSchema.safeParse(month).success ? [month] : []));
  if (months.length > 0) return months.map((month) => ({ first: `${month}-01`, last: lastDayOf(month), basis: "issue" }));
  const written = item.writtenAt.slice(0, "2024-01-29".length);
  return [{ first: written, last: written, basis: "written" }];
}

/** The latest of the dates that lie in the period, wholly or in part. */
export function dateIn(dates: readonly ItemDates[], { first, last }: Days): ItemDates | undefined {
  return dates
    .filter((date) => date.first <= last && date.last >= first)
    .toSorted((a, b) => (a.first < b.first ? -1 : 1))
    .at(-1);
}

function ownDates(item: ItemRecord): ItemDates | undefined {
  switch (item._type) {
    case "calendarEntry": {
      const when = whenOf(item);
      return when === undefined ? undefined : { ...daysOf(when), basis: "own" };
    }
    case "newsItem":
      return item.firstDay === null ? undefined : { first: item.firstDay, last: item.lastDay ?? item.firstDay, basis: "own" };
    case "callForApplications":
      return deadlineDates(item.deadlineMoments ?? []);
    case "knowledgeResource":
    case "partner":
    case "supporter":
    case "video":
      return undefined;
  }
}

type StoredMoments = NonNullable<Extract<ItemRecord, { _type: "callForApplications" }>["deadlineMoments"]>;

function deadlineDates(stored: StoredMoments): ItemDates | undefined {
  const moments = stored.flatMap(({ precision, day, closesAt, timeZone }) => {
    const parsed = deadlineMomentSchema.safeParse(precision === "day" ? { precision, day } : { precision, closesAt, timeZone });
    return parsed.success ? [parsed.data] : [];
  });
  const days = moments.map(lastOpenDay).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  return first === undefined || last === undefined ? undefined : { first, last, basis: "deadline" };
}

function lastDayOf(month: string): string {
  return addDays(`${addMonths(month, 1)}-01`, -1);
}
