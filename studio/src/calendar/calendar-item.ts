import {
  countrySchema,
  daysOf,
  deadlineMomentSchema,
  isLanguage,
  lastOpenDay,
  placeInTime,
  storedStringSchema,
  type CalendarEntryKind,
  type CalendarEntryStatus,
  type DatedEntry,
  type Days,
  type DeadlineMoment,
  type Language,
  type TranslatedString,
  type When,
} from "@newsletter/schemas";
import {
  firstTranslation,
  translatedLanguages,
  type CalendarCallsQueryResult,
  type CalendarEntriesQueryResult,
} from "@newsletter/schemas/studio";
import type { ContentState } from "../content-state.ts";
import { whenOf } from "../when-of-entry.ts";

type EntryRecord = CalendarEntriesQueryResult[number];
type CallRecord = CalendarCallsQueryResult[number];

/** What filters look at, of entries and of deadlines alike. */
export interface Filterable {
  /** Of the document that stands in issues. */
  readonly documentId: string;
  readonly kinds: readonly (CalendarEntryKind | "deadline")[];
  readonly regions: readonly string[];
  readonly countries: readonly string[];
  /** Languages it is held in. */
  readonly heldIn: readonly Language[];
  /** Languages its title is written in. */
  readonly writtenIn: ReadonlySet<Language>;
  readonly projectId: string | undefined;
}

/** A calendar entry as the calendar shows it. */
export interface CalendarItem extends Filterable {
  readonly type: "entry";
  readonly key: string;
  /** `_rev` of what was read: a draft where there is one. */
  readonly revision: string;
  readonly title: string;
  readonly kind: CalendarEntryKind | undefined;
  readonly when: When;
  readonly days: Days;
  readonly order: string;
  readonly place: string | undefined;
  readonly status: CalendarEntryStatus;
  readonly state: ContentState;
  readonly dated: DatedEntry;
  readonly whole: { readonly title: string; readonly when: When } | undefined;
}

/** A deadline of a call, or of a registration: derived, so nobody moves it here. */
export interface DeadlineMark extends Filterable {
  readonly type: "deadline";
  readonly key: string;
  readonly documentType: "callForApplications" | "calendarEntry";
  /** "Firearms", "registration": what closes. */
  readonly subject: string;
  readonly title: string;
  readonly closes: DeadlineMoment;
  readonly days: Days;
  readonly order: string;
}

/** Undefined for an entry whose date cannot be read; the form says what it lacks. */
export function calendarItem(record: EntryRecord, state: ContentState): CalendarItem | undefined {
  const when = whenOf(record);
  if (when === undefined) return undefined;
  const wholeWhen = record.whole === null ? undefined : whenOf(record.whole);
  const status = record.status ?? "confirmed";
  const whole =
    record.whole === null || wholeWhen === undefined
      ? undefined
      : { id: record.whole._id, title: firstTranslation(record.whole.title) ?? "Entry without a title", when: wholeWhen };
  return {
    ...filterableEntry(record),
    type: "entry",
    key: record._id,
    revision: record._rev,
    title: firstTranslation(record.title) ?? "Entry without a title",
    kind: record.kind ?? undefined,
    when,
    days: daysOf(when),
    order: `${placeInTime(when)} ${record._id}`,
    place: firstTranslation(record.place),
    status,
    state,
    whole,
    dated: {
      id: record._id,
      when,
      hasVenue: record.placeKind === "venue" || record.placeKind === "hybrid",
      place: perLanguage(record.place),
      projectId: record.projectId ?? undefined,
      whole,
      registrationCloses: momentOf(record.registration),
      isOff: status !== "confirmed",
    },
  };
}

export function registrationMark(record: EntryRecord): DeadlineMark | undefined {
  const closes = momentOf(record.registration);
  if (closes === undefined) return undefined;
  const title = firstTranslation(record.title) ?? "Entry without a title";
  const entry = filterableEntry(record);
  return {
    ...entry,
    ...markAt(closes, `registration ${record._id}`),
    kinds: ["deadline", ...entry.kinds],
    documentType: "calendarEntry",
    subject: "Registration",
    title,
  };
}

export function callMarks(record: CallRecord): readonly DeadlineMark[] {
  return (record.deadlines ?? []).flatMap((deadline) => {
    const closes = momentOf(deadline);
    if (closes === undefined) return [];
    const topics = (deadline.topics ?? []).flatMap(({ shortForm, name }) => shortForm ?? firstTranslation(name) ?? []);
    return [
      {
        ...filterable(record, ["deadline"], undefined),
        ...markAt(closes, `${record._id} ${deadline._key}`),
        documentType: "callForApplications" as const,
        subject: topics.length === 0 ? "Applications" : topics.join(", "),
        title: firstTranslation(record.title) ?? "Call without a title",
      },
    ];
  });
}

function markAt(closes: DeadlineMoment, key: string): Pick<DeadlineMark, "type" | "key" | "closes" | "days" | "order"> {
  const day = lastOpenDay(closes);
  return { type: "deadline", key, closes, days: { first: day, last: day }, order: `${day} ~ ${key}` };
}

function momentOf(stored: EntryRecord["registration"]): DeadlineMoment | undefined {
  if (stored?.precision == null) return undefined;
  const { precision, day, closesAt, timeZone } = stored;
  return deadlineMomentSchema.safeParse(precision === "day" ? { precision, day } : { precision, closesAt, timeZone }).data;
}

function filterableEntry(record: EntryRecord): Filterable {
  return filterable(record, record.kind === null ? [] : [record.kind], record.projectId ?? undefined);
}

function filterable(record: EntryRecord | CallRecord, kinds: Filterable["kinds"], projectId: string | undefined): Filterable {
  return {
    documentId: record._id,
    kinds,
    regions: record.regions ?? [],
    countries: (record.countries ?? []).filter((code) => countrySchema.safeParse(code).success),
    heldIn: (record.languages ?? []).filter(isLanguage),
    writtenIn: translatedLanguages(record.title),
    projectId,
  };
}

function perLanguage(stored: EntryRecord["place"]): TranslatedString {
  const members = storedStringSchema.safeParse(stored);
  return members.success ? Object.fromEntries(members.data.map(({ language, value }) => [language, value ?? ""])) : {};
}
