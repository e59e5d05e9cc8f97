import type { Filterable, CalendarItem, DeadlineMark } from "./calendar-item.ts";
import { issuesShowing, type ShowingIssue } from "../compose/issues-showing.ts";
import { filtered, type CalendarFilter } from "./calendar-filter.ts";
import { conflictSentences, type ConflictSentence } from "./conflict-words.ts";
import type { CalendarContents } from "./use-calendar.ts";

/** What is left of the calendar by the filters, with all that is known of it. */
export interface Shown {
  readonly entries: readonly CalendarItem[];
  readonly marks: readonly DeadlineMark[];
  /** Of every entry that was found, by its id. */
  readonly issuesOf: ReadonlyMap<string, readonly ShowingIssue[]>;
  /** Of the entries that are left; what they are in conflict with may be filtered out. */
  readonly conflicts: readonly ConflictSentence[];
  readonly isCutOff: boolean;
}

export function shownIn(contents: CalendarContents, filter: CalendarFilter, now: string): Shown {
  const { issues, isCutOff } = contents;
  const whens = new Map(contents.entries.map(({ documentId, when }) => [documentId, when]));
  const documentIds = new Set([...contents.entries, ...contents.marks].map(({ documentId }) => documentId));
  const issuesOf = new Map([...documentIds].map((id) => [id, issuesShowing({ id, when: whens.get(id) }, issues, now)]));
  const issueIdsOf = ({ documentId }: Filterable): readonly string[] => (issuesOf.get(documentId) ?? []).map(({ id }) => id);
  const entries = filtered(contents.entries, filter, issueIdsOf);
  const left = new Set(entries.map(({ documentId }) => documentId));
  const conflicts = conflictSentences(contents.entries, ({ documentId }) => issuesOf.get(documentId) ?? []);
  return {
    entries,
    marks: filtered(contents.marks, filter, issueIdsOf),
    issuesOf,
    conflicts: conflicts.filter(({ entryId }) => left.has(entryId)),
    isCutOff,
  };
}
