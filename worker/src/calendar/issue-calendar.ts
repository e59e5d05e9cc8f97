import {
  catalogues,
  fallbackOrder,
  hasClosed,
  lastOpenDay,
  translationOf,
  webEditionUrl,
  type CalendarEntry,
  type CallForApplications,
  type DeadlineMoment,
  type IssueSnapshot,
  type Language,
  type TranslatedString,
  type When,
} from "@newsletter/schemas";
import { line, textLine } from "./ics-lines.ts";
import { localStamp, stamp, zoneLines } from "./time-zones.ts";

// The dates of an issue as one calendar file (RFC 5545): its entries, and the deadlines of calls and registrations that are still open. UIDs
// are the documents' own, the same in every language, issue and file; no METHOD, which some calendars take for an invitation.

type Moment =
  | { readonly kind: "days"; readonly first: string; readonly last: string }
  | { readonly kind: "time"; readonly startMs: number; readonly endMs: number | undefined; readonly timeZone: string };

interface DatedEntry {
  readonly uid: string;
  readonly moment: Moment;
  readonly summary: string;
  readonly description: string;
  readonly place: string;
  readonly url: string | undefined;
  readonly status: "CONFIRMED" | "TENTATIVE" | "CANCELLED";
}

/** Undefined where the issue has no date that is known to the day. `stampedAt` is when the issue went out: the same bytes for everybody. */
export function issueCalendar(snapshot: IssueSnapshot, language: Language, stampedAt: string): string | undefined {
  const entries = new Map(datesOf(snapshot, language).map((entry) => [entry.uid, entry]));
  if (entries.size === 0) return undefined;
  const { sender } = snapshot.publication;
  const organiser = line(`ORGANIZER;CN="${sender.name.replaceAll(/["\p{Cc}]/gu, "'")}"`, `mailto:${sender.address}`);
  const always = [`DTSTAMP:${stamp(Date.parse(stampedAt))}Z`, organiser];
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//newsletter//issue//EN",
    "CALSCALE:GREGORIAN",
    ...zonesOf([...entries.values()]),
    ...[...entries.values()].flatMap((entry) => eventLines(entry, always)),
    "END:VCALENDAR",
    "",
  ].join("\r\n");
}

function eventLines(entry: DatedEntry, always: readonly string[]): readonly string[] {
  return [
    "BEGIN:VEVENT",
    line("UID", entry.uid),
    ...always,
    ...momentLines(entry.moment),
    textLine("SUMMARY", entry.summary),
    ...(entry.place === "" ? [] : [textLine("LOCATION", entry.place)]),
    textLine("DESCRIPTION", entry.description),
    ...(entry.url === undefined ? [] : [line("URL", entry.url)]),
    `STATUS:${entry.status}`,
    "END:VEVENT",
  ];
}

function zonesOf(entries: readonly DatedEntry[]): readonly string[] {
  const instants = new Map<string, number[]>();
  for (const { moment } of entries) {
    if (moment.kind === "time")
      instants.set(moment.timeZone, [...(instants.get(moment.timeZone) ?? []), moment.startMs, moment.endMs ?? moment.startMs]);
  }
  return [...instants].flatMap(([timeZone, of]) => zoneLines(timeZone, of));
}

function momentLines(moment: Moment): readonly string[] {
  if (moment.kind === "days") return [`DTSTART;VALUE=DATE:${compact(moment.first)}`, `DTEND;VALUE=DATE:${compact(dayAfter(moment.last))}`];
  const at = (name: string, ms: number): string => line(`${name};TZID=${moment.timeZone}`, localStamp(moment.timeZone, ms));
  return [at("DTSTART", moment.startMs), ...(moment.endMs === undefined ? [] : [at("DTEND", moment.endMs)])];
}

const compact = (day: string): string => day.replaceAll("-", "");
/** The end of an all-day entry is the first day on which it is over. */
const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

function datesOf(snapshot: IssueSnapshot, language: Language): readonly DatedEntry[] {
  const domain = snapshot.publication.sender.address.split("@").at(-1) ?? "localhost";
  const words = (values: TranslatedString | undefined): string =>
    translationOf(values, language, fallbackOrder(snapshot, language))?.value ?? "";
  const page = webEditionUrl(snapshot, language);
  const telling: Telling = { words, language, domain, page, referenceTime: snapshot.referenceTime };
  return snapshot.sections.flatMap((section): readonly DatedEntry[] => {
    if (section.kind === "calendar" || section.kind === "courses") return section.items.flatMap((entry) => entryDates(entry, telling));
    return section.kind === "calls" ? section.items.flatMap((call) => callDates(call, telling)) : [];
  });
}

interface Telling {
  readonly words: (values: TranslatedString | undefined) => string;
  readonly language: Language;
  readonly domain: string;
  readonly page: string;
  readonly referenceTime: string;
}

function entryDates(entry: CalendarEntry, telling: Telling): readonly DatedEntry[] {
  const { words, language, domain, page } = telling;
  const { status } = catalogues[language].mail;
  const moment = momentOf(entry.when);
  const title = words(entry.title);
  const summary = entry.status === "postponed" ? `${title} (${status.postponed})` : title;
  const shared = { description: page, place: placeOf(entry, telling) };
  const states = { postponed: "TENTATIVE", cancelled: "CANCELLED" } as const;
  const own: readonly DatedEntry[] =
    moment === undefined
      ? []
      : [
          {
            uid: `${entry.id}@${domain}`,
            moment,
            summary,
            url: entry.url,
            status: entry.status === undefined ? "CONFIRMED" : states[entry.status],
            ...shared,
          },
        ];
  const closes = entry.registration?.closes;
  if (closes === undefined || entry.status === "cancelled" || hasClosed(closes, telling.referenceTime)) return own;
  const registration = catalogues[language].mail.register;
  return [
    ...own,
    {
      uid: `${entry.id}.registration@${domain}`,
      moment: momentOfDeadline(closes),
      summary: `${registration}: ${title}`,
      url: entry.registration?.url ?? entry.url,
      status: "CONFIRMED",
      description: page,
      place: "",
    },
  ];
}

function callDates(call: CallForApplications, { words, language, domain, page, referenceTime }: Telling): readonly DatedEntry[] {
  const { apply } = catalogues[language].mail;
  return call.deadlines
    .filter(({ closes }) => !hasClosed(closes, referenceTime))
    .flatMap((deadline) =>
      deadline.topics.map((topic): DatedEntry => {
        const said = words(deadline.words);
        return {
          uid: `${call.id}.${topic.key}@${domain}`,
          moment: momentOfDeadline(deadline.closes),
          summary: `${apply}: ${words(topic.name)}`,
          description: [words(call.title), ...(said === "" ? [] : [said]), page].join("\n"),
          place: "",
          url: call.applyUrl,
          status: "CONFIRMED",
        };
      }),
    );
}

function placeOf({ placeKind, place }: CalendarEntry, { words, language }: Telling): string {
  const named = words(place);
  const { placeVirtual, placeHybrid } = catalogues[language].mail;
  switch (placeKind) {
    case "virtual":
      return placeVirtual;
    case "hybrid":
      return named === "" ? placeVirtual : placeHybrid(named);
    case "venue":
    case "notStated":
      return named;
  }
}

/** Undefined where only months are known: an entry over two whole months would say what nobody knows. */
function momentOf(when: When): Moment | undefined {
  switch (when.precision) {
    case "time": {
      const endMs = when.endsAt === undefined ? undefined : Date.parse(when.endsAt);
      return { kind: "time", startMs: Date.parse(when.startsAt), endMs, timeZone: when.timeZone };
    }
    case "day":
      return { kind: "days", first: when.day, last: when.day };
    case "range":
      return { kind: "days", first: when.firstDay, last: when.lastDay };
    case "monthSpan":
      return undefined;
  }
}

/** Midnight is the end of the day before, and stands on that day as a whole: at 00:00 of the next one nobody would look for it. */
function momentOfDeadline(closes: DeadlineMoment): Moment {
  const lastDay = lastOpenDay(closes);
  if (closes.precision === "day" || localStamp(closes.timeZone, Date.parse(closes.closesAt)).endsWith("T000000")) {
    return { kind: "days", first: lastDay, last: lastDay };
  }
  return { kind: "time", startMs: Date.parse(closes.closesAt), endMs: undefined, timeZone: closes.timeZone };
}
