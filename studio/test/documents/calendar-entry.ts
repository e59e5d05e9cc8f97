import {
  clearanceOfNobody,
  nowhere,
  placesTwice,
  reference,
  together,
  wholeAddress,
  withheldTwice,
  words,
  type DocumentPlan,
} from "./plan.ts";

const monthAs = "Write the month as year and number: 2024-01 for January 2024";
const zoneAs = "Write the time zone as region and city: Europe/Vienna";

/** How a date is broken depends on how exactly it is known. */
export const calendarEntry: DocumentPlan = {
  type: "calendarEntry",
  typed: { field: "title", words: "Knots for beginners" },
  good: () => ({ kind: "workshop", precision: "day", day: "2026-12-10", placeKind: "virtual" }),
  broken: ({ own, otherEntries }) => [
    together(placesTwice("calendarEntry"), clearanceOfNobody("calendarEntry"), withheldTwice("calendarEntry"), {
      set: {
        title: words(""),
        kind: null,
        precision: null,
        placeKind: null,
        url: nowhere,
        partOf: reference(own),
        registration: { _type: "registration", precision: "day", url: nowhere },
      },
      says: {
        "calendarEntry.title#0": "Give the entry a title",
        "calendarEntry.kind#0": "Choose a kind",
        "calendarEntry.precision#0": "Say how exactly the date is known",
        "calendarEntry.placeKind#0": "Say where it takes place, or that it is not stated",
        "calendarEntry.url#0": wholeAddress,
        "calendarEntry.partOf#0": "An entry is not a part of itself",
        "registration.day#0": "Give the last day on which people may register",
        "registration.url#0": wholeAddress,
      },
    }),
    {
      set: { day: null, partOf: reference(otherEntries.partOfOwn), registration: { _type: "registration", precision: "instant" } },
      says: {
        "calendarEntry.day#0": "Give the day",
        "calendarEntry.partOf#0": "That entry is itself a part of this one",
        "registration.closesAt#0": "Give day and hour at which registration closes",
        "registration.timeZone#1": "Give the time zone in which the hour is meant",
      },
    },
    {
      set: {
        precision: "range",
        partOf: reference(otherEntries.inCircle),
        registration: { _type: "registration", precision: "instant", closesAt: "2026-12-03T12:00:00Z", timeZone: "midnight" },
      },
      says: {
        "calendarEntry.firstDay#0": "Give the first day",
        "calendarEntry.lastDay#0": "Give the last day",
        "calendarEntry.partOf#0": "These entries are parts of each other in a circle",
        "registration.timeZone#0": zoneAs,
      },
    },
    {
      set: { precision: "range", firstDay: "2026-12-10", lastDay: "2026-12-01" },
      says: { "calendarEntry.lastDay#1": "The last day lies before the first" },
    },
    {
      set: { precision: "time", timeZone: null },
      says: {
        "calendarEntry.startsAt#0": "Give day and hour of the beginning",
        "calendarEntry.timeZone#1": "Give the time zone in which the hours are meant",
      },
    },
    {
      set: { precision: "time", startsAt: "2026-12-10T12:00:00Z", endsAt: "2026-12-10T10:00:00Z", timeZone: "midnight" },
      says: { "calendarEntry.endsAt#0": "It ends before it begins", "calendarEntry.timeZone#0": zoneAs },
    },
    {
      set: { precision: "monthSpan" },
      says: {
        "calendarEntry.firstMonth#1": "Give the first month, such as 2024-02",
        "calendarEntry.lastMonth#1": "Give the last month, such as 2024-03",
      },
    },
    {
      set: { precision: "monthSpan", firstMonth: "May", lastMonth: "April" },
      says: {
        "calendarEntry.firstMonth#0": monthAs,
        "calendarEntry.lastMonth#0": monthAs,
        "calendarEntry.lastMonth#2": "The last month lies before the first",
      },
    },
  ],
};
