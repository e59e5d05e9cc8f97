import { describe, expect, it } from "vitest";
import type { When } from "./dates.ts";
import { entryConflicts, type DatedEntry } from "./entry-conflicts.ts";

const venue = { en: "Vienna International Centre, Vienna, Austria" };
const on = (day: string): When => ({ precision: "day", day });
const range = (firstDay: string, lastDay: string): When => ({ precision: "range", firstDay, lastDay });
const hours = (startsAt: string, endsAt?: string): When => ({
  precision: "time",
  startsAt: `2024-01-18T${startsAt}:00Z`,
  ...(endsAt === undefined ? {} : { endsAt: `2024-01-18T${endsAt}:00Z` }),
  timeZone: "Europe/Vienna",
});
const entry = (id: string, changes: Partial<DatedEntry> = {}): DatedEntry => ({
  id,
  when: on("2024-01-18"),
  hasVenue: true,
  place: venue,
  isOff: false,
  ...changes,
});
const said = (...entries: readonly DatedEntry[]): readonly string[] =>
  entryConflicts(entries).map((conflict) =>
    [conflict.kind, conflict.entryId, ...("otherId" in conflict ? [conflict.otherId] : [])].join(" "),
  );
const both = (kind: string): readonly string[] => [`${kind} a b`, `${kind} b a`];

describe("two entries at one venue", () => {
  it.each<[string, Partial<DatedEntry>, Partial<DatedEntry>]>([
    ["on one day", {}, {}],
    ["of which one is a range over the other's day", { when: range("2024-01-15", "2024-01-18") }, {}],
    ["of which one has hours on the other's day", { when: hours("09:00", "10:00") }, {}],
    ["whose hours overlap", { when: hours("09:00", "10:00") }, { when: hours("09:59", "11:00") }],
    ["which begin at the same hour, without an end", { when: hours("09:00") }, { when: hours("09:00") }],
    ["written with other marks and letters", { place: { en: "vienna international centre, VIENNA; Austria, " } }, {}],
    [
      "which only their French says",
      { place: { fr: "CIV, Vienne, Autriche" } },
      { place: { en: "VIC, Vienna, Austria", fr: "CIV, Vienne, Autriche" } },
    ],
  ])("are in each other's way %s", (_case, a, b) => {
    expect(said(entry("a", a), entry("b", b))).toEqual(both("sameVenue"));
  });

  it.each<[string, Partial<DatedEntry>, Partial<DatedEntry>]>([
    ["on different days", {}, { when: on("2024-01-19") }],
    ["one after the other", { when: hours("09:00", "10:00") }, { when: hours("10:00", "11:00") }],
    ["where only the months of one are known", { when: { precision: "monthSpan", firstMonth: "2024-01", lastMonth: "2024-01" } }, {}],
    ["where one is cancelled or postponed", { isOff: true }, {}],
    ["where one is online", { hasVenue: false }, {}],
    ["where one is a part of the other", { whole: { id: "b", when: on("2024-01-18") } }, {}],
    ["where only the city is known", { place: { en: "Vienna, Austria" } }, { place: { en: "Vienna, Austria" } }],
    ["of different names", { place: { en: "Hofburg, Vienna, Austria" } }, {}],
    ["where the place of one is not written", { place: undefined }, {}],
  ])("are not, %s", (_case, a, b) => {
    expect(said(entry("a", a), entry("b", b))).toEqual([]);
  });
});

const ofProject = (when: When): Partial<DatedEntry> => ({ when, projectId: "se4u", place: undefined });

describe("two entries of one project", () => {
  it("are in each other's way at the same hours, wherever they are", () => {
    expect(said(entry("a", ofProject(hours("09:00", "10:00"))), entry("b", ofProject(hours("09:30"))))).toEqual(both("sameProject"));
  });

  it("are not on the same day, since nobody knows the hours, nor are those of other projects", () => {
    expect(said(entry("a", ofProject(on("2024-01-18"))), entry("b", ofProject(on("2024-01-18"))))).toEqual([]);
    expect(said(entry("a", ofProject(hours("09:00"))), entry("b", { ...ofProject(hours("09:00")), projectId: "glou68" }))).toEqual([]);
  });
});

describe("an entry by itself", () => {
  it.each<[string, Partial<DatedEntry>, string]>([
    ["ends before it starts, by its days", { when: range("2024-01-18", "2024-01-17") }, "endsBeforeItStarts a"],
    ["ends before it starts, by its hours", { when: hours("09:00", "09:00") }, "endsBeforeItStarts a"],
    [
      "ends before it starts, by its months",
      { when: { precision: "monthSpan", firstMonth: "2024-02", lastMonth: "2024-01" } },
      "endsBeforeItStarts a",
    ],
    ["takes registrations after its day", { registrationCloses: { precision: "day", day: "2024-01-19" } }, "registrationAfterStart a"],
    [
      "takes registrations after its hour",
      { when: hours("09:00"), registrationCloses: { precision: "instant", closesAt: "2024-01-18T09:01:00Z", timeZone: "Europe/Vienna" } },
      "registrationAfterStart a",
    ],
    ["is part of what is over by then", { whole: { id: "whole", when: range("2024-01-10", "2024-01-17") } }, "outsideOfWhole a whole"],
  ])("%s", (_case, changes, conflict) => {
    expect(said(entry("a", changes))).toEqual([conflict]);
  });

  it.each<[string, Partial<DatedEntry>]>([
    ["takes registrations on its day", { registrationCloses: { precision: "day", day: "2024-01-18" } }],
    [
      "takes registrations until midnight before the day after",
      { registrationCloses: { precision: "instant", closesAt: "2024-01-18T23:00:00Z", timeZone: "Europe/Vienna" } },
    ],
    [
      "takes registrations while only its months are known",
      {
        when: { precision: "monthSpan", firstMonth: "2024-02", lastMonth: "2024-03" },
        registrationCloses: { precision: "day", day: "2024-03-08" },
      },
    ],
    ["lies on the last day of what it is part of", { whole: { id: "whole", when: range("2024-01-10", "2024-01-18") } }],
  ])("is in order when it %s", (_case, changes) => {
    expect(said(entry("a", changes))).toEqual([]);
  });
});
