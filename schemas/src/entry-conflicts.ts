import type { DeadlineMoment, When } from "./dates.ts";
import { languages, type Language } from "./languages.ts";
import { plainWords } from "./plain-words.ts";
import type { TranslatedString } from "./translated.ts";
import { daysOf, lastOpenDay, type Days } from "./when.ts";

// What can be wrong between calendar entries, as data. The pre-flight says it of an issue, the Studio's calendar of a month; each has its own
// words for it.

/** A calendar entry as far as it can be in conflict. */
export interface DatedEntry {
  readonly id: string;
  readonly when: When;
  /** True for a venue, also one that is streamed. Nobody is in anybody's way online. */
  readonly hasVenue: boolean;
  readonly place?: TranslatedString | undefined;
  readonly projectId?: string | undefined;
  /** The entry it is a part of. */
  readonly whole?: { readonly id: string; readonly when: When } | undefined;
  readonly registrationCloses?: DeadlineMoment | undefined;
  /** It does not take place, or not then: it is in nobody's way. */
  readonly isOff: boolean;
}

export type EntryConflict =
  | { readonly kind: "endsBeforeItStarts"; readonly entryId: string }
  | { readonly kind: "registrationAfterStart"; readonly entryId: string }
  | { readonly kind: "outsideOfWhole"; readonly entryId: string; readonly otherId: string }
  | { readonly kind: "sameVenue"; readonly entryId: string; readonly otherId: string; readonly place: string }
  | { readonly kind: "sameProject"; readonly entryId: string; readonly otherId: string };

/** An entry with what is asked of it again and again. */
interface Prepared {
  readonly entry: DatedEntry;
  readonly days: Days;
  /** Per language, as it is compared. */
  readonly venue: ReadonlyMap<Language, string>;
}

/** Every conflict of and between the entries, those of one entry together. Two entries in each other's way are told of once each. */
export function entryConflicts(entries: readonly DatedEntry[]): readonly EntryConflict[] {
  const prepared = entries.map((entry) => ({ entry, days: daysOf(entry.when), venue: venueOf(entry) }));
  return prepared.flatMap((one) => ownConflicts(one.entry).concat(prepared.flatMap((other) => conflictsBetween(one, other))));
}

function ownConflicts({ id, when, whole, registrationCloses }: DatedEntry): readonly EntryConflict[] {
  return [
    ...(endsBeforeItStarts(when) ? [{ kind: "endsBeforeItStarts", entryId: id } as const] : []),
    ...(registrationCloses !== undefined && closesAfterStart(registrationCloses, when)
      ? [{ kind: "registrationAfterStart", entryId: id } as const]
      : []),
    ...(whole !== undefined && !liesWithin(daysOf(when), daysOf(whole.when))
      ? [{ kind: "outsideOfWhole", entryId: id, otherId: whole.id } as const]
      : []),
  ];
}

function conflictsBetween(one: Prepared, two: Prepared): readonly EntryConflict[] {
  const [entry, other] = [one.entry, two.entry];
  if (entry.id === other.id || !overlap(one, two) || entry.isOff || other.isOff || isPartOf(entry, other) || isPartOf(other, entry))
    return [];
  const place = sharedVenue(one, two);
  const ids = { entryId: entry.id, otherId: other.id };
  // The people of one project can be in one place at a time; of entries without hours nobody can say that they are in each other's way.
  const isSameProject = entry.projectId !== undefined && entry.projectId === other.projectId && haveHours(entry.when, other.when);
  return [
    ...(place === undefined ? [] : [{ kind: "sameVenue", ...ids, place } as const]),
    ...(isSameProject ? [{ kind: "sameProject", ...ids } as const] : []),
  ];
}

const isPartOf = (entry: DatedEntry, other: DatedEntry): boolean => entry.whole?.id === other.id;

export function liesWithin(inner: Days, outer: Days): boolean {
  return inner.first >= outer.first && inner.last <= outer.last;
}

function endsBeforeItStarts(when: When): boolean {
  if (when.precision !== "time") return daysOf(when).last < daysOf(when).first;
  return when.endsAt !== undefined && Date.parse(when.endsAt) <= Date.parse(when.startsAt);
}

/** On the day of the start one may still register; of months nobody knows on which day they start. */
function closesAfterStart(closes: DeadlineMoment, when: When): boolean {
  if (when.precision === "monthSpan") return false;
  if (closes.precision === "instant" && when.precision === "time") return Date.parse(closes.closesAt) > Date.parse(when.startsAt);
  return lastOpenDay(closes) > daysOf(when).first;
}

/** By the hours where both have them, else by the days; of months alone nobody can say it. */
function overlap({ entry: { when: a }, days: first }: Prepared, { entry: { when: b }, days: second }: Prepared): boolean {
  if (a.precision === "monthSpan" || b.precision === "monthSpan") return false;
  // Days are those of a zone: hours decide by themselves.
  if (a.precision === "time" && b.precision === "time") return hoursOverlap(a, b);
  return first.first <= second.last && second.first <= first.last;
}

const haveHours = (a: When, b: When): boolean => a.precision === "time" && b.precision === "time";

type Hours = Extract<When, { precision: "time" }>;

/** One that ends when the other begins is not in its way; of one without an end only the beginning is known. */
function hoursOverlap(a: Hours, b: Hours): boolean {
  const [aStart, bStart] = [Date.parse(a.startsAt), Date.parse(b.startsAt)];
  const aEnd = a.endsAt === undefined ? aStart : Date.parse(a.endsAt);
  const bEnd = b.endsAt === undefined ? bStart : Date.parse(b.endsAt);
  return aStart === bStart || (aStart < bEnd && bStart < aEnd);
}

/** As the form asks for it: venue, city, country. A city alone is no venue, and holds many things at once. */
const venuePartsMin = 3;

function venueOf({ hasVenue, place }: DatedEntry): ReadonlyMap<Language, string> {
  if (!hasVenue || place === undefined) return new Map();
  const named = languages.flatMap((language) => {
    const words = place[language] ?? "";
    return words.split(/[,،，、]/u).length < venuePartsMin ? [] : [[language, plainWords(words)] as const];
  });
  return new Map(named);
}

/** In the words of the first of them, in the first language in which both say the same. */
function sharedVenue(one: Prepared, two: Prepared): string | undefined {
  const language = languages.find((code) => one.venue.has(code) && one.venue.get(code) === two.venue.get(code));
  return language === undefined ? undefined : one.entry.place?.[language];
}
