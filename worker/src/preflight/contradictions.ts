import { canonicalJson, daysOf, liesWithin, plainWords, type CalendarEntry, type IssueSnapshot } from "@newsletter/schemas";
import { whenWords } from "./days.ts";
import { itemName, quoted } from "./names.ts";
import { itemsOf } from "./past-dates.ts";
import type { Material, Remark, Rule } from "./rule.ts";
import { perLanguage } from "./texts-of.ts";

/** One happening told in two entries, and two tales of it. Nobody but an editor knows which is true. */
export const contradictionRules: readonly Rule[] = [
  { rule: "entriesContradict", severity: "warning", look: sameTitles },
  { rule: "entriesContradict", severity: "warning", look: outsideOfTheWhole },
];

function sameTitles({ snapshot }: Material): readonly Remark[] {
  const entries = entriesOf(snapshot);
  return entries.flatMap((entry, index) => {
    const earlier = entries
      .slice(0, index)
      .find((other) => sharesWords(entry.title, other.title) && contradictionOf(entry, other) !== undefined);
    const contradiction = earlier === undefined ? undefined : contradictionOf(entry, earlier);
    if (contradiction === undefined) return [];
    const { path, here, there } = contradiction;
    return [
      { documentId: entry.id, path, message: `${itemName(snapshot, entry)} says ${here}; another entry of that title says ${there}.` },
    ];
  });
}

interface Contradiction {
  readonly path: string;
  readonly here: string;
  readonly there: string;
}

function contradictionOf(entry: CalendarEntry, other: CalendarEntry): Contradiction | undefined {
  if (contradict(entry, other)) return { path: "precision", here: whenWords(entry.when), there: whenWords(other.when) };
  const language = perLanguage(entry.place).find(([code, place]) => {
    const there = other.place?.[code];
    return there !== undefined && plainWords(there) !== plainWords(place);
  })?.[0];
  if (language === undefined) return undefined;
  return { path: "place", here: quoted(entry.place?.[language] ?? ""), there: quoted(other.place?.[language] ?? "") };
}

/** A date known more exactly in one place than in the other is no contradiction, as long as the one lies within the other. */
function contradict({ when }: CalendarEntry, { when: other }: CalendarEntry): boolean {
  if (when.precision === other.precision) return canonicalJson(when) !== canonicalJson(other);
  return !liesWithin(daysOf(when), daysOf(other)) && !liesWithin(daysOf(other), daysOf(when));
}

function sharesWords(first: CalendarEntry["title"], second: CalendarEntry["title"]): boolean {
  return perLanguage(first).some(([language, title]) => {
    const other = second[language];
    return other !== undefined && plainWords(other) === plainWords(title) && plainWords(title) !== "";
  });
}

function outsideOfTheWhole({ snapshot }: Material): readonly Remark[] {
  const entries = entriesOf(snapshot);
  return entries.flatMap((entry) => {
    const whole = entries.find(({ id }) => id === entry.partOf?.id);
    if (whole === undefined || liesWithin(daysOf(entry.when), daysOf(whole.when))) return [];
    const words = `${itemName(snapshot, entry)} (${whenWords(entry.when)}) is part of ${quoted(titleOf(whole))}, which is ${whenWords(whole.when)}.`;
    return [{ documentId: entry.id, path: "partOf", message: words }];
  });
}

const titleOf = ({ title }: CalendarEntry): string => perLanguage(title)[0]?.[1] ?? "";

/** Entries of the calendar, and those that topics of calls refer to; each once. */
function entriesOf({ sections }: IssueSnapshot): readonly CalendarEntry[] {
  const found = itemsOf(sections).flatMap((item) => {
    if (item.type === "calendarEntry") return [item];
    if (item.type !== "callForApplications") return [];
    return item.deadlines.flatMap(({ topics }) => topics.flatMap(({ entry }) => entry ?? []));
  });
  return [...new Map(found.map((entry) => [entry.id, entry])).values()];
}
