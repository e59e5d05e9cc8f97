import { isLanguage, isRegion, placesWithin, type Language } from "@newsletter/schemas";
import type { Filterable } from "./calendar-item.ts";

/** What an editor narrows the calendar down to; empty words narrow nothing. They stand in the address as they are. */
export interface CalendarFilter {
  /** A kind of entry, or `deadline`. */
  readonly kind: string;
  /** M49 code; its countries are meant with it. */
  readonly region: string;
  /**
   * `held-fr`: held in French. `written-fr`: its title is there in French. `missing-fr`: it is not, which is what a coordinator of translations
   * looks for.
   */
  readonly language: string;
  /** Id of a project. */
  readonly project: string;
  /** Id of an issue that shows it. */
  readonly issue: string;
}

export const noFilter: CalendarFilter = { kind: "", region: "", language: "", project: "", issue: "" };

export function isNarrowed(filter: CalendarFilter): boolean {
  return Object.values(filter).some((value) => value !== "");
}

/** `issueIdsOf` gives the issues that show a document. */
export function filtered<T extends Filterable>(
  items: readonly T[],
  filter: CalendarFilter,
  issueIdsOf: (item: T) => readonly string[],
): readonly T[] {
  const isInRegion = regionTest(filter.region);
  const isInLanguage = languageTest(filter.language);
  return items.filter(
    (item) =>
      (filter.kind === "" || item.kinds.some((kind) => kind === filter.kind)) &&
      (filter.project === "" || item.projectId === filter.project) &&
      isInRegion(item) &&
      isInLanguage(item) &&
      (filter.issue === "" || issueIdsOf(item).includes(filter.issue)),
  );
}

type Test = (item: Filterable) => boolean;

/** A code that nobody knows, from an old or mistyped address, finds nothing. */
function regionTest(region: string): Test {
  if (region === "") return () => true;
  if (!isRegion(region)) return () => false;
  const within = placesWithin(region);
  const places = new Set<string>([...within.regions, ...within.countries]);
  return ({ regions, countries }) => [...regions, ...countries].some((code) => places.has(code));
}

const languageTests: Readonly<Record<string, (item: Filterable, language: Language) => boolean>> = {
  held: ({ heldIn }, language) => heldIn.includes(language),
  written: ({ writtenIn }, language) => writtenIn.has(language),
  missing: ({ writtenIn }, language) => !writtenIn.has(language),
};

function languageTest(choice: string): Test {
  if (choice === "") return () => true;
  const [what = "", language] = choice.split("-");
  const test = languageTests[what];
  return test === undefined || !isLanguage(language) ? () => false : (item) => test(item, language);
}
