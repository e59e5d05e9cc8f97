import { translated, type SampleDocument } from "./builders.ts";

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly when: Readonly<Record<string, string>>;
  readonly placeKind: string;
  readonly place?: string;
  readonly url?: string;
}

const entry = ({ id, title, kind, when, placeKind, place, url }: Entry): SampleDocument => ({
  _id: `calendar-${id}`,
  _type: "calendarEntry",
  title: translated({ en: title }),
  kind,
  ...when,
  placeKind,
  ...(place === undefined ? {} : { place: translated({ en: place }) }),
  ...(url === undefined ? {} : { url }),
});

const day = (value: string): Entry["when"] => ({ precision: "day", day: value });
const range = (firstDay: string, lastDay: string): Entry["when"] => ({ precision: "range", firstDay, lastDay });

/** The ten lines of the January 2024 calendar. Six of them name no place, and none is invented. */
const issueEntries: readonly Entry[] = [
  {
    id: "consultation-africa",
    title: "Regional cybercrime consultation: Africa",
    kind: "event",
    when: day("2024-01-18"),
    placeKind: "virtual",
  },
  {
    id: "consultation-americas",
    title: "Regional cybercrime consultation: Americas",
    kind: "event",
    when: day("2024-01-18"),
    placeKind: "virtual",
  },
  {
    id: "reception-experts",
    title: "Reception for cybercrime experts before the seventh session of the Ad Hoc Committee",
    kind: "event",
    when: day("2024-01-18"),
    placeKind: "venue",
    place: "Vienna, Austria",
  },
  {
    id: "webinar-high-level-segment",
    title: "Civil society at the high-level segment of the Commission on Narcotic Drugs",
    kind: "webinar",
    when: day("2024-01-26"),
    placeKind: "notStated",
  },
  {
    id: "ad-hoc-committee",
    title: "Concluding session of the Ad Hoc Committee",
    kind: "session",
    when: range("2024-01-29", "2024-02-09"),
    placeKind: "venue",
    place: "New York, USA",
    url: "https://example.org/events/ad-hoc-committee",
  },
  {
    id: "webinar-attending-cnd",
    title: "Attending the 67th session of the Commission on Narcotic Drugs: ways in, side events",
    kind: "webinar",
    when: day("2024-02-07"),
    placeKind: "notStated",
  },
  {
    id: "se4u-course",
    title: "SE4U self-paced course on the Convention",
    kind: "course",
    when: { precision: "monthSpan", firstMonth: "2024-02", lastMonth: "2024-03" },
    placeKind: "notStated",
    url: "https://example.org/courses/se4u",
  },
  {
    id: "cnd-high-level-segment",
    title: "High-level segment of the 67th session of the Commission on Narcotic Drugs",
    kind: "session",
    when: range("2024-03-14", "2024-03-15"),
    placeKind: "notStated",
  },
  {
    id: "cnd-67",
    title: "67th session of the Commission on Narcotic Drugs",
    kind: "session",
    when: range("2024-03-18", "2024-03-22"),
    placeKind: "notStated",
  },
  {
    id: "dialogue-firearms",
    title: "Constructive Dialogue on Firearms",
    kind: "event",
    when: day("2024-04-05"),
    placeKind: "notStated",
    url: "https://example.org/events/dialogue-firearms",
  },
];

/** Entries that topics of calls refer to, and records of other pages. A place is given only where one was published. */
const otherEntries: readonly Entry[] = [
  {
    id: "dialogue-cooperation",
    title: "Constructive Dialogue on International Cooperation and Technical Assistance",
    kind: "event",
    when: day("2024-06-07"),
    placeKind: "notStated",
  },
  {
    id: "dialogue-trafficking",
    title: "Constructive Dialogue on Trafficking in Persons",
    kind: "event",
    when: day("2024-07-10"),
    placeKind: "notStated",
  },
  {
    id: "dialogue-smuggling",
    title: "Constructive Dialogue on the Smuggling of Migrants",
    kind: "event",
    when: day("2024-07-15"),
    placeKind: "notStated",
  },
  { id: "se4u-workshop-2021", title: "SE4U workshop", kind: "workshop", when: range("2021-10-27", "2021-10-29"), placeKind: "notStated" },
  {
    id: "se4u-course-2025",
    title: "SE4U self-paced course on the Convention and its review, in Arabic, English, French and Spanish",
    kind: "course",
    when: range("2025-10-15", "2025-12-01"),
    placeKind: "notStated",
  },
  {
    id: "crime-congress",
    title: "Fifteenth United Nations Congress on Crime Prevention and Criminal Justice",
    kind: "session",
    when: range("2026-04-25", "2026-04-30"),
    placeKind: "venue",
    place: "Abu Dhabi, United Arab Emirates",
  },
  {
    id: "crime-congress-consultations",
    title: "Fifteenth Crime Congress: pre-session consultations",
    kind: "session",
    when: day("2026-04-24"),
    placeKind: "notStated",
  },
];

export const calendarEntryIdsOfTheIssue: readonly string[] = issueEntries.map(({ id }) => `calendar-${id}`);

export const calendarEntries: readonly SampleDocument[] = [...issueEntries, ...otherEntries].map(entry);
