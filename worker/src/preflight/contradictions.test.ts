import { describe, expect, it } from "vitest";
import type { CalendarEntry, When } from "@newsletter/schemas";
import { calendar, calendarEntry, call, calls, saidBy, snapshot } from "../../test/support/snapshots.ts";
import { contradictionRules } from "./contradictions.ts";
import { findingsOf } from "./rule.ts";

const first = calendarEntry({ id: "first" });
const twoEntries = (changes: Partial<CalendarEntry>, other: CalendarEntry = first): string[] =>
  saidBy(contradictionRules, { sections: [calendar(other, calendarEntry({ id: "second", ...changes }))] });
const when = (day: string): { readonly when: When } => ({ when: { precision: "day", day } });

describe("entriesContradict", () => {
  it.each<[string, Partial<CalendarEntry>]>([
    ["another day", when("2024-04-06")],
    ["another day, the title in other case and with a stop", { ...when("2024-04-06"), title: { en: "DIALOGUE on Firearms." } }],
    ["a time on another day", { when: { precision: "time", startsAt: "2024-04-05T22:30:00Z", timeZone: "Europe/Vienna" } }],
    ["another month", { when: { precision: "monthSpan", firstMonth: "2024-05", lastMonth: "2024-06" } }],
  ])("is said of two entries of one title with %s", (_case, changes) => {
    expect(twoEntries(changes)).toEqual(["warning entriesContradict second precision"]);
  });

  it("is said of another place", () => {
    const there = calendarEntry({ id: "first", place: { en: "Vienna" } });
    expect(twoEntries({ place: { en: "New York" } }, there)).toEqual(["warning entriesContradict second place"]);
  });

  it("is said where the titles agree in one language only, and names what the other says", () => {
    const others = calendar(
      calendarEntry({ id: "first", title: { fr: "Dialogue" } }),
      calendarEntry({ ...when("2024-04-06"), title: { fr: "Dialogue" } }),
    );
    const [finding] = findingsOf(contradictionRules, { snapshot: snapshot({ sections: [others] }), links: new Map() });
    expect(finding?.message).toBe("The calendar entry “Dialogue” says 2024-04-06; another entry of that title says 2024-04-05.");
  });

  it("is said of an entry that only a call refers to", () => {
    const topics = [{ key: "t", name: { en: "Firearms" }, entry: calendarEntry({ id: "second", ...when("2024-04-06") }) }];
    const sections = [calls(call({ deadlines: [{ key: "d", topics, closes: { precision: "day", day: "2024-02-04" } }] })), calendar(first)];
    expect(saidBy(contradictionRules, { sections })).toEqual(["warning entriesContradict first precision"]);
  });

  it.each<[string, Partial<CalendarEntry>]>([
    ["another title", { ...when("2024-04-06"), title: { en: "Dialogue on smuggling" } }],
    ["the same title in another language", { ...when("2024-04-06"), title: { fr: "Dialogue on firearms" } }],
    ["the same day", {}],
    ["an hour on that day", { when: { precision: "time", startsAt: "2024-04-05T09:00:00Z", timeZone: "Europe/Vienna" } }],
    ["a range around that day", { when: { precision: "range", firstDay: "2024-04-01", lastDay: "2024-04-30" } }],
    ["a place where the other names none", { place: { en: "Vienna" } }],
  ])("is not said of %s", (_case, changes) => {
    expect(twoEntries(changes)).toEqual([]);
  });

  it("is not said of one entry that stands in the calendar and in a call", () => {
    const topics = [{ key: "t", name: { en: "Firearms" }, entry: first }];
    const sections = [calls(call({ deadlines: [{ key: "d", topics, closes: { precision: "day", day: "2024-02-04" } }] })), calendar(first)];
    expect(saidBy(contradictionRules, { sections })).toEqual([]);
  });
});

describe("entriesContradict of a part", () => {
  const congress = calendarEntry({
    id: "first",
    title: { en: "Congress" },
    when: { precision: "range", firstDay: "2024-04-01", lastDay: "2024-04-05" },
  });
  const part = (day: string, whole: string | undefined): string[] =>
    twoEntries({ ...when(day), partOf: whole === undefined ? undefined : { id: whole, title: { en: "Congress" } } }, congress);

  it("is said when it lies outside of the whole", () => {
    expect(part("2024-04-06", "first")).toEqual(["warning entriesContradict second partOf"]);
    expect(part("2024-03-31", "first")).toEqual(["warning entriesContradict second partOf"]);
  });

  it("is not said within it, of a whole that is not in the issue, or of an entry that is part of nothing", () => {
    expect(part("2024-04-05", "first")).toEqual([]);
    expect(part("2024-04-06", "elsewhere")).toEqual([]);
    expect(part("2024-04-06", undefined)).toEqual([]);
  });
});
