import { itemAnchor, type CalendarEntry, type When } from "@newsletter/schemas";
import { localTime } from "./dates.ts";
import { translatedString, type Edition } from "./edition.ts";

type JsonLd = Readonly<Record<string, unknown>>;

/**
 * The calendar of an issue as schema.org events, for search engines; undefined where it has none with a date. Only the web edition says it:
 * mail clients want registration for it and drop it when a mail is forwarded (mail-client rule 8.12).
 */
export function eventsData(edition: Edition): JsonLd | undefined {
  const entries = new Map(
    edition.snapshot.sections.flatMap((section) =>
      section.kind === "calendar" || section.kind === "courses" ? section.items.map((entry) => [entry.id, entry] as const) : [],
    ),
  );
  const events = [...entries.values()].flatMap((entry) => eventOf(edition, entry));
  return events.length === 0 ? undefined : { "@context": "https://schema.org", "@graph": events };
}

/** Nothing where only months are known: an event of schema.org has a day. */
function eventOf(edition: Edition, entry: CalendarEntry): readonly JsonLd[] {
  const dates = datesOf(entry.when);
  if (dates === undefined) return [];
  const { snapshot, language, webUrl } = edition;
  const address = `${webUrl}#${itemAnchor(entry.id)}`;
  return [
    {
      "@type": entry.kind === "course" || entry.kind === "workshop" ? "EducationEvent" : "Event",
      "@id": address,
      name: translatedString(edition, entry.title),
      ...dates,
      eventStatus: `https://schema.org/${statuses[entry.status ?? "confirmed"]}`,
      ...placeOf(edition, entry, entry.url ?? address),
      url: entry.url ?? address,
      inLanguage: entry.languages ?? [language],
      organizer: { "@type": "Organization", name: translatedString(edition, snapshot.publication.publisher) },
      ...(entry.partOf === undefined ? {} : { superEvent: { "@type": "Event", name: translatedString(edition, entry.partOf.title) } }),
    },
  ];
}

const statuses = { confirmed: "EventScheduled", postponed: "EventPostponed", cancelled: "EventCancelled" } as const;

function datesOf(when: When): { readonly startDate: string; readonly endDate?: string } | undefined {
  switch (when.precision) {
    case "time":
      return {
        startDate: localTime(when.startsAt, when.timeZone),
        ...(when.endsAt === undefined ? {} : { endDate: localTime(when.endsAt, when.timeZone) }),
      };
    case "day":
      return { startDate: when.day };
    case "range":
      return { startDate: when.firstDay, endDate: when.lastDay };
    case "monthSpan":
      return undefined;
  }
}

const modeOf = (name: string): string => `https://schema.org/${name}EventAttendanceMode`;

function placeOf(edition: Edition, entry: CalendarEntry, address: string): JsonLd {
  const online = { "@type": "VirtualLocation", url: address };
  const venue = { "@type": "Place", name: translatedString(edition, entry.place) };
  switch (entry.placeKind) {
    case "venue":
      return { eventAttendanceMode: modeOf("Offline"), ...(venue.name === "" ? {} : { location: venue }) };
    case "virtual":
      return { eventAttendanceMode: modeOf("Online"), location: online };
    case "hybrid":
      return { eventAttendanceMode: modeOf("Mixed"), location: venue.name === "" ? online : [venue, online] };
    case "notStated":
      return {};
  }
}
