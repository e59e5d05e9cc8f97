import { reference, translated, type PerLanguage, type SampleDocument } from "./builders.ts";

interface Entry {
  readonly id: string;
  readonly title: string | PerLanguage<string>;
  readonly kind: string;
  readonly when: Readonly<Record<string, string>>;
  readonly placeKind: string;
  readonly place?: string;
  readonly url?: string;
  /** What only some entries say: regions, registration, project ... */
  readonly more?: Readonly<Record<string, unknown>>;
}

const entry = ({ id, title, kind, when, placeKind, place, url, more = {} }: Entry): SampleDocument => ({
  _id: `calendar-${id}`,
  _type: "calendarEntry",
  title: translated(typeof title === "string" ? { en: title } : title),
  kind,
  ...when,
  placeKind,
  ...(place === undefined ? {} : { place: translated({ en: place }) }),
  ...(url === undefined ? {} : { url }),
  ...more,
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
    more: { regions: ["002"] },
  },
  {
    id: "consultation-americas",
    title: "Regional cybercrime consultation: Americas",
    kind: "event",
    when: day("2024-01-18"),
    placeKind: "virtual",
    more: { regions: ["019"] },
  },
  {
    id: "reception-experts",
    title: "Reception for cybercrime experts before the seventh session of the Ad Hoc Committee",
    kind: "event",
    when: day("2024-01-18"),
    placeKind: "venue",
    place: "Vienna, Austria",
    more: { countries: ["AT"] },
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
    more: { countries: ["US"] },
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
  {
    id: "se4u-workshop-2021",
    title: { en: "SE4U workshop", fr: "Atelier SE4U", ar: "حلقة عمل في إطار مشروع SE4U" },
    kind: "workshop",
    when: range("2021-10-27", "2021-10-29"),
    placeKind: "notStated",
    url: "https://example.org/workshops/se4u-2021",
    more: {
      registration: { _type: "registration", precision: "day", day: "2021-10-10", url: "https://example.org/register/se4u-workshop-2021" },
      eligibility: translated({ en: "NGOs, academics and the private sector" }),
      stakeholderKinds: ["ngo", "academia", "privateSector"],
      project: reference("project-se4u"),
    },
  },
  {
    id: "drug-policy-workshop",
    title: "The road towards 2024: taking part in the thematic discussions",
    kind: "workshop",
    when: day("2023-09-07"),
    placeKind: "virtual",
  },
  {
    id: "se4u-course-2025",
    title: {
      en: "SE4U self-paced course on the Convention and its review",
      fr: "Cours SE4U à suivre à son rythme sur la Convention et son examen",
      ar: "دورة SE4U الذاتية بشأن الاتفاقية واستعراضها",
    },
    kind: "course",
    when: range("2025-10-15", "2025-12-01"),
    placeKind: "notStated",
    url: "https://example.org/courses/se4u-2025",
    more: {
      stakeholderKinds: ["ngo", "academia", "privateSector"],
      languages: ["ar", "en", "fr", "es"],
      project: reference("project-se4u"),
    },
  },
  // The sample's own, to show an entry that was postponed and a registration with its hour.
  {
    id: "nairobi-workshop",
    title: "Workshop on the pilot initiative in Kenya",
    kind: "workshop",
    when: range("2024-05-16", "2024-05-17"),
    placeKind: "venue",
    place: "Nairobi, Kenya",
    more: {
      status: "postponed",
      registration: {
        _type: "registration",
        precision: "instant",
        closesAt: "2024-05-08T21:00:00Z",
        timeZone: "Africa/Nairobi",
        url: "https://example.org/register/nairobi-workshop",
      },
      eligibility: translated({ en: "Organisations that work in Kenya" }),
      stakeholderKinds: ["ngo", "academia", "government"],
      languages: ["en"],
      cost: translated({ en: "Free of charge; travel within Kenya is paid for" }),
      countries: ["KE"],
      project: reference("project-se4u"),
    },
  },
  {
    id: "crime-congress",
    title: "Fifteenth United Nations Congress on Crime Prevention and Criminal Justice",
    kind: "session",
    when: range("2026-04-25", "2026-04-30"),
    placeKind: "venue",
    place: "Abu Dhabi, United Arab Emirates",
    more: { countries: ["AE"] },
  },
  {
    id: "crime-congress-consultations",
    title: "Fifteenth Crime Congress: pre-session consultations",
    kind: "session",
    when: day("2026-04-24"),
    placeKind: "notStated",
    more: { partOf: reference("calendar-crime-congress") },
  },
];

export const calendarEntryIdsOfTheIssue: readonly string[] = issueEntries.map(({ id }) => `calendar-${id}`);

export const calendarEntries: readonly SampleDocument[] = [...issueEntries, ...otherEntries].map(entry);
