import { calendarEntryKindChoices, statusTitles } from "@newsletter/schemas/studio";
import { issueInWords, type ShowingIssue } from "../compose/issues-showing.ts";
import { contentStateWords } from "../content-state.ts";
import type { CalendarItem, DeadlineMark } from "./calendar-item.ts";
import { dayInWords, daysInWords, hoursInWords } from "./when-in-words.ts";

interface Known {
  readonly hours: string | undefined;
  readonly conflictCount: number;
  readonly issues: readonly ShowingIssue[];
}

/** An entry as it is read aloud, and shown where the pointer rests. */
export function entryInWords(item: CalendarItem, { hours, conflictCount, issues }: Known): string {
  return [
    item.title,
    daysInWords(item.when),
    hours,
    item.place,
    kindInWords(item),
    item.status === "confirmed" ? undefined : statusTitles[item.status],
    item.state === "published" ? undefined : contentStateWords[item.state],
    issuesInWords(issues),
    conflictCount === 0 ? undefined : conflictCount === 1 ? "1 conflict" : `${String(conflictCount)} conflicts`,
  ]
    .filter((part) => part !== undefined)
    .join("; ");
}

export function issuesInWords(issues: readonly ShowingIssue[]): string {
  return issues.length === 0 ? "Not yet in an issue" : `In ${issues.map(issueInWords).join("; in ")}`;
}

export function kindInWords({ kind }: CalendarItem): string | undefined {
  return calendarEntryKindChoices().find(({ value }) => value === kind)?.title;
}

/** "TA&IC, TIP, SOM closes 4 February 2024, midnight; Apply for the 2024 Constructive Dialogues". Midnight is the end of the day that is named. */
export function deadlineInWords({ closes, days, subject, title }: DeadlineMark, timeZone: string): string {
  const hour =
    closes.precision === "instant"
      ? hoursInWords({ precision: "time", startsAt: closes.closesAt, timeZone: closes.timeZone }, timeZone)?.replace(/^00:00/u, "midnight")
      : undefined;
  return `${subject} closes ${dayInWords(days.first)}${hour === undefined ? "" : `, ${hour}`}; ${title}`;
}
