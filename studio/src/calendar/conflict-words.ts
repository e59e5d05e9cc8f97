import { entryConflicts, type EntryConflict } from "@newsletter/schemas";
import type { ShowingIssue } from "../compose/issues-showing.ts";
import type { CalendarItem } from "./calendar-item.ts";
import { daysInWords } from "./when-in-words.ts";

/** What is wrong with an entry, in a sentence. */
export interface ConflictSentence {
  readonly entryId: string;
  readonly sentence: string;
}

/** Of entries among each other, and of each with the issues that show it; in the order of the entries. */
export function conflictSentences(
  items: readonly CalendarItem[],
  issuesOf: (item: CalendarItem) => readonly ShowingIssue[],
): readonly ConflictSentence[] {
  const byId = new Map(items.map((item) => [item.documentId, item]));
  const conflicts = entryConflicts(items.map(({ dated }) => dated)).flatMap((conflict) => {
    const sentence = sentenceOf(conflict, byId);
    return sentence === undefined ? [] : [{ entryId: conflict.entryId, sentence }];
  });
  const lateIssues = items.flatMap((item) =>
    issuesOf(item)
      .filter(({ comesTooLate }) => comesTooLate)
      .map(({ number }) => ({ entryId: item.documentId, sentence: `It is over when ${issueName(number)}, which shows it, is sent.` })),
  );
  const all = [...conflicts, ...lateIssues];
  return items.flatMap(({ documentId }) => all.filter(({ entryId }) => entryId === documentId));
}

function sentenceOf(conflict: EntryConflict, byId: ReadonlyMap<string, CalendarItem>): string | undefined {
  const entry = byId.get(conflict.entryId);
  switch (conflict.kind) {
    case "endsBeforeItStarts":
      return "It ends before it begins.";
    case "registrationAfterStart":
      return "Its registration closes after it has begun.";
    case "outsideOfWhole":
      return entry?.whole === undefined
        ? undefined
        : `It is part of “${entry.whole.title}”, but lies outside of its dates (${daysInWords(entry.whole.when)}).`;
    case "sameVenue":
      return `“${titleIn(byId, conflict.otherId)}” is at the same venue at the same time: ${conflict.place}.`;
    case "sameProject":
      return `“${titleIn(byId, conflict.otherId)}”, of the same project, is at the same hour.`;
  }
}

function titleIn(byId: ReadonlyMap<string, CalendarItem>, id: string): string {
  return byId.get(id)?.title ?? "Another entry";
}

function issueName(number: number | null): string {
  return number === null ? "an issue without a number" : `issue no. ${String(number)}`;
}
