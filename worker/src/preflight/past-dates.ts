import { hasClosed, isPast, type Section } from "@newsletter/schemas";
import { whenWords } from "./days.ts";
import { itemName, itemsOfSection, type Item } from "./names.ts";
import type { Material, Remark, Rule } from "./rule.ts";

/** What will be over when readers get the issue. "Over" is said as of the planned send time; there is no clock here. */
export const pastDateRules: readonly Rule[] = [
  { rule: "datePast", severity: "warning", look: pastEntries },
  { rule: "datePast", severity: "warning", look: closedCalls },
  { rule: "datePast", severity: "warning", look: referenceTimeBackwards },
];

function pastEntries({ snapshot }: Material): readonly Remark[] {
  return itemsOf(snapshot.sections)
    .filter((item) => item.type === "calendarEntry")
    .filter(({ when }) => isPast(when, snapshot.referenceTime))
    .map((entry) => ({
      documentId: entry.id,
      path: entry.when.precision === "monthSpan" ? "lastMonth" : whenPath(entry.when.precision),
      message: `${itemName(snapshot, entry)} is over (${whenWords(entry.when)}) when the issue is sent.`,
    }));
}

function whenPath(precision: "time" | "day" | "range"): string {
  return { time: "startsAt", day: "day", range: "lastDay" }[precision];
}

function closedCalls({ snapshot }: Material): readonly Remark[] {
  return itemsOf(snapshot.sections)
    .filter((item) => item.type === "callForApplications")
    .filter(({ deadlines }) => deadlines.every(({ closes }) => hasClosed(closes, snapshot.referenceTime)))
    .map((call) => ({
      documentId: call.id,
      path: "deadlines",
      message: `${itemName(snapshot, call)} has no deadline that is still open when the issue is sent.`,
    }));
}

function referenceTimeBackwards({ snapshot: { issue, referenceTime }, previous }: Material): readonly Remark[] {
  if (previous?.referenceTime === undefined || Date.parse(referenceTime) >= Date.parse(previous.referenceTime)) return [];
  return [
    {
      documentId: issue.id,
      path: "referenceTime",
      message: `The issue is planned to be sent before issue ${previous.number}, the one before it.`,
    },
  ];
}

export function itemsOf(sections: readonly Section[]): readonly Item[] {
  return sections.flatMap(itemsOfSection);
}
