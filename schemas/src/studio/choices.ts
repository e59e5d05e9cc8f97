import type { Language } from "../languages.ts";
import { languageNames, languages } from "../languages.ts";
import type { CalendarEntryKind, DatePrecision, PlaceKind, SectionKind, SectionLayout, Theme } from "../vocabulary.ts";

// The words editors see for the closed lists of the content model. The records are exhaustive by type, so that a value added to
// the vocabulary cannot be forgotten here.

/** Exported, because the types of the documents name it. */
export interface Choice<T extends string> {
  readonly title: string;
  readonly value: T;
}

/** Sanity's option lists are mutable arrays; each call gives a fresh one. */
function choices<T extends string>(titles: Readonly<Record<T, string>>, values: readonly T[]): Choice<T>[] {
  return values.map((value) => ({ title: titles[value], value }));
}

export const sectionKindTitles: Readonly<Record<SectionKind, string>> = {
  letter: "Letter",
  lead: "Lead story",
  news: "News",
  calls: "Calls for applications",
  videos: "Videos",
  calendar: "Calendar",
  supporters: "Supporters",
};

const layoutTitles: Readonly<Record<SectionLayout, string>> = { oneColumn: "One column", twoColumns: "Two columns" };

export const themeTitles: Readonly<Record<Theme, string>> = {
  drugs: "Drugs",
  crime: "Crime",
  corruption: "Corruption",
  terrorism: "Terrorism",
  cybercrime: "Cybercrime",
};

const calendarEntryKindTitles: Readonly<Record<CalendarEntryKind, string>> = {
  event: "Event",
  session: "Session",
  webinar: "Webinar",
  course: "Course",
  workshop: "Workshop",
};

const precisionTitles: Readonly<Record<DatePrecision, string>> = {
  time: "To the minute",
  day: "One day",
  range: "From one day to another",
  monthSpan: "Only the months are known",
};

const placeKindTitles: Readonly<Record<PlaceKind, string>> = {
  venue: "At a venue",
  virtual: "Online",
  hybrid: "At a venue and online",
  notStated: "Not stated",
};

export const languageChoices: () => Choice<Language>[] = () => choices(languageNames, languages);
export const sectionKindChoices: () => Choice<SectionKind>[] = () =>
  choices(sectionKindTitles, ["letter", "lead", "news", "calls", "videos", "calendar", "supporters"]);
export const layoutChoices: () => Choice<SectionLayout>[] = () => choices(layoutTitles, ["oneColumn", "twoColumns"]);
export const themeChoices: () => Choice<Theme>[] = () => choices(themeTitles, ["drugs", "crime", "corruption", "terrorism", "cybercrime"]);
export const calendarEntryKindChoices: () => Choice<CalendarEntryKind>[] = () =>
  choices(calendarEntryKindTitles, ["event", "session", "webinar", "course", "workshop"]);
export const precisionChoices: () => Choice<DatePrecision>[] = () => choices(precisionTitles, ["time", "day", "range", "monthSpan"]);
export const placeKindChoices: () => Choice<PlaceKind>[] = () => choices(placeKindTitles, ["venue", "virtual", "hybrid", "notStated"]);
