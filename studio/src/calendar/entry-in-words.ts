import { calendarEntryKindChoices, statusTitles } from "@newsletter/schemas/studio";
import { issueInWords, type ShowingIssue } from "../compose/issues-showing.ts";
import { contentStateWords } from "../content-state.ts";
import type { CalendarItem, DeadlineMark } from "./calendar-item.ts";
import { dayInWords, daysInWords, hoursInWords } from "./when-in-words.ts";

interface Known {
  /** What is seen of it: what is read aloud begins in the same words, so that people who speak to their computer can name it. */
  readonly line: string;
  readonly hours: string | undefined;
  readonly conflictCount: number;
  readonly issues: readonly ShowingIssue[];
}

/** An entry as it is read aloud, and shown where the pointer rests. */
export function entryInWords(item: CalendarItem, { line, hours, conflictCount, issues }: Known): string {
  return [
    line,
    line.includes(daysInWords(item.when)) ? undefined : daysInWords(item.when),
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

/** "TA&IC, TIP, SOM: Apply for the 2024 Constructive Dialogues; closes 4 February 2024, midnight", which ends the day that is named. */
export function deadlineInWords(mark: DeadlineMark, timeZone: string): string {
  const { closes, days } = mark;
  const hour =
    closes.precision === "instant"
      ? hoursInWords({ precision: "time", startsAt: closes.closesAt, timeZone: closes.timeZone }, timeZone)?.replace(/^00:00/u, "midnight")
      : undefined;
  return `${deadlineLine(mark)}; closes ${dayInWords(days.first)}${hour === undefined ? "" : `, ${hour}`}`;
}

/** What is seen of a deadline. */
export function deadlineLine({ subject, title }: DeadlineMark): string {
  return `${subject}: ${title}`;
}
