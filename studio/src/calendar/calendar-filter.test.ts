import { expect, test } from "vitest";
import { filtered, isNarrowed, noFilter, type CalendarFilter } from "./calendar-filter.ts";
import type { Filterable } from "./calendar-item.ts";

const item = (documentId: string, changes: Partial<Filterable> = {}): Filterable => ({
  documentId,
  kinds: ["event"],
  regions: [],
  countries: [],
  heldIn: [],
  writtenIn: new Set(["en"] as const),
  projectId: undefined,
  ...changes,
});

const items = [
  item("kenya", { countries: ["KE"], kinds: ["workshop"], heldIn: ["en", "fr"], projectId: "se4u" }),
  item("africa", { regions: ["002"], writtenIn: new Set(["en", "fr"] as const) }),
  item("austria", { countries: ["AT"], kinds: ["deadline", "webinar"] }),
  item("nowhere"),
];
const found = (filter: Partial<CalendarFilter>): readonly string[] =>
  filtered(items, { ...noFilter, ...filter }, ({ documentId }) => (documentId === "austria" ? ["five", "six"] : [])).map(
    ({ documentId }) => documentId,
  );

test.each<[Partial<CalendarFilter>, readonly string[]]>([
  [{}, ["kenya", "africa", "austria", "nowhere"]],
  [{ kind: "workshop" }, ["kenya"]],
  [{ kind: "deadline" }, ["austria"]],
  [{ region: "002" }, ["kenya", "africa"]],
  [{ region: "014" }, ["kenya"]],
  [{ region: "001" }, ["kenya", "africa", "austria"]],
  [{ region: "999" }, []],
  [{ language: "held-fr" }, ["kenya"]],
  [{ language: "written-fr" }, ["africa"]],
  [{ language: "missing-fr" }, ["kenya", "austria", "nowhere"]],
  [{ language: "held-klingon" }, []],
  [{ language: "sung-fr" }, []],
  [{ project: "se4u" }, ["kenya"]],
  [{ issue: "five" }, ["austria"]],
  [{ region: "002", kind: "event" }, ["africa"]],
])("%j finds %j", (filter, ids) => {
  expect(found(filter)).toEqual(ids);
});

test("a calendar that shows everything is not narrowed down", () => {
  expect(isNarrowed(noFilter)).toBe(false);
  expect(isNarrowed({ ...noFilter, issue: "five" })).toBe(true);
});
