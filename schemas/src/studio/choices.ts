import { en } from "../catalogue/en.ts";
import { clearanceStates } from "../clearance.ts";
import type { Language } from "../languages.ts";
import { languageNames, languages } from "../languages.ts";
import { countryCodes, placeName, regionCodes, regionName, regionsAround } from "../places.ts";
import {
  calendarEntryStatuses,
  resourceKinds,
  sectionKinds,
  stakeholderKinds,
  type CalendarEntryKind,
  type CalendarEntryStatus,
  type DatePrecision,
  type PlaceKind,
  type ResourceKind,
  type SectionKind,
  type SectionLayout,
  type StakeholderKind,
  type Theme,
} from "../vocabulary.ts";

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
  highlights: "Highlights",
  lead: "Lead story",
  news: "News",
  calls: "Calls for applications",
  videos: "Videos",
  calendar: "Calendar",
  courses: "Courses and workshops",
  resources: "Knowledge resources",
  partners: "Partner profiles",
  freeText: "Free text",
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

export const statusTitles: Readonly<Record<CalendarEntryStatus, string>> = {
  confirmed: "Takes place as written",
  postponed: "Postponed",
  cancelled: "Cancelled",
};

const resourceKindTitles: Readonly<Record<ResourceKind, string>> = {
  report: "Report",
  guide: "Guide",
  toolkit: "Toolkit",
  dataset: "Data",
  conceptNote: "Concept note",
  hub: "Knowledge hub",
};

const clearanceStateTitles: Readonly<Record<(typeof clearanceStates)[number], string>> = {
  notNeeded: "Not needed",
  asked: "Asked",
  given: "Given",
};

export const languageChoices: () => Choice<Language>[] = () => choices(languageNames, languages);
export const sectionKindChoices: () => Choice<SectionKind>[] = () => choices(sectionKindTitles, sectionKinds);
export const layoutChoices: () => Choice<SectionLayout>[] = () => choices(layoutTitles, ["oneColumn", "twoColumns"]);
export const themeChoices: () => Choice<Theme>[] = () => choices(themeTitles, ["drugs", "crime", "corruption", "terrorism", "cybercrime"]);
export const calendarEntryKindChoices: () => Choice<CalendarEntryKind>[] = () =>
  choices(calendarEntryKindTitles, ["event", "session", "webinar", "course", "workshop"]);
export const precisionChoices: () => Choice<DatePrecision>[] = () => choices(precisionTitles, ["time", "day", "range", "monthSpan"]);
export const placeKindChoices: () => Choice<PlaceKind>[] = () => choices(placeKindTitles, ["venue", "virtual", "hybrid", "notStated"]);
export const statusChoices: () => Choice<CalendarEntryStatus>[] = () => choices(statusTitles, calendarEntryStatuses);
export const stakeholderKindChoices: () => Choice<StakeholderKind>[] = () => choices(en.mail.stakeholderKind, stakeholderKinds);
export const clearanceStateChoices: () => Choice<(typeof clearanceStates)[number]>[] = () => choices(clearanceStateTitles, clearanceStates);
export const resourceKindChoices: () => Choice<ResourceKind>[] = () => choices(resourceKindTitles, resourceKinds);

/** Regions as they lie in each other: "Africa › Sub-Saharan Africa › Eastern Africa". */
export const regionChoices: () => Choice<string>[] = () =>
  regionCodes.map((value) => ({
    title: [value, ...regionsAround(value)]
      .filter((code, index) => code !== "001" || index === 0)
      .map((code) => regionName(code))
      .toReversed()
      .join(" › "),
    value,
  }));

/** Countries in the order of their English names. */
export const countryChoices: () => Choice<string>[] = () =>
  countryCodes.map((value) => ({ title: placeName(value, "en"), value })).toSorted((a, b) => a.title.localeCompare(b.title, "en"));
