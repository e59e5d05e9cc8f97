import { isGathered, isPast, monthSchema, type MonthPeriod, type When } from "@newsletter/schemas";
import type { IssueContentsQueryResult } from "@newsletter/schemas/studio";

type IssueContents = IssueContentsQueryResult[number];

/** An issue that shows an item. */
export interface ShowingIssue {
  readonly id: string;
  readonly number: number | null;
  /** "2024-01" */
  readonly month: string | null;
  /** True where its calendar finds the item by itself; else the item was put there. */
  readonly isGathering: boolean;
  /** True when it goes out after the item is over, as far as its sending is planned and lies ahead. */
  readonly comesTooLate: boolean;
}

interface Shown {
  readonly id: string;
  /** Of a calendar entry; other items are never gathered. */
  readonly when?: When | undefined;
}

/** The issues that show an item, newest first: those in which it stands, and those whose calendar gathers it. */
export function issuesShowing({ id, when }: Shown, issues: readonly IssueContents[], now: string): readonly ShowingIssue[] {
  return issues.flatMap((issue) => {
    const sections = issue.sections ?? [];
    const stands = sections.some(({ itemIds }) => itemIds?.includes(id) === true);
    const gathers = when !== undefined && sections.some((section) => gathersEntry(section, id, when, issue.referenceTime));
    if (!stands && !gathers) return [];
    const comesTooLate = when !== undefined && isAhead(issue, now) && isPast(when, issue.referenceTime ?? now);
    return [{ id: issue._id, number: issue.number, month: issue.month, isGathering: !stands, comesTooLate }];
  });
}

/** "issue no. 5" */
export function issueInWords({ number, isGathering }: Pick<ShowingIssue, "number" | "isGathering">): string {
  const words = number === null ? "an issue without a number" : `issue no. ${String(number)}`;
  return isGathering ? `${words}, gathered by its calendar` : words;
}

type Section = NonNullable<IssueContents["sections"]>[number];

function gathersEntry({ kind, period, leftOutIds }: Section, id: string, when: When, referenceTime: string | null): boolean {
  const months = kind === "calendar" ? monthsOf(period) : undefined;
  return months !== undefined && leftOutIds?.includes(id) !== true && isGathered(when, months, referenceTime ?? undefined);
}

function monthsOf(period: Section["period"]): MonthPeriod | undefined {
  const first = monthSchema.safeParse(period?.firstMonth);
  const last = monthSchema.safeParse(period?.lastMonth);
  return first.success && last.success ? { firstMonth: first.data, lastMonth: last.data } : undefined;
}

/** The lake does not know what was sent. What is planned for later, or not planned and still being written, has not been. */
function isAhead({ referenceTime, isDraft }: IssueContents, now: string): boolean {
  return isDraft || (referenceTime !== null && Date.parse(referenceTime) > Date.parse(now));
}
