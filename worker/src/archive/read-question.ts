import { isCountry, isRegion, languageSchema, placesWithin, themeSchema, type Language, type Theme } from "@newsletter/schemas";
import * as z from "zod";
import { itemKinds, type ArchiveQuestion, type ItemKind } from "../ports/archive.ts";
import { pagesMax, searchCharactersMax } from "./limits.ts";
import { wordsTyped } from "./search-words.ts";

/** What a reader asks of the archive, as its address says it. */
export interface AskedArchive {
  readonly theme: Theme | undefined;
  readonly kind: ItemKind | undefined;
  /** A region or a country. */
  readonly region: string | undefined;
  readonly language: Language | undefined;
  /** As it was typed. */
  readonly q: string;
  /** From 1. */
  readonly page: number;
}

const one = z.preprocess((value) => (Array.isArray(value) ? value[0] : value), z.string());

/** What cannot be meant counts as left open, and whatever else stands in an address as not there: a link that somebody shortened still opens. */
const askedSchema = z.object({
  theme: one.pipe(themeSchema).optional().catch(undefined),
  kind: one.pipe(z.enum(itemKinds)).optional().catch(undefined),
  region: one
    .refine((code) => isRegion(code) || isCountry(code))
    .optional()
    .catch(undefined),
  language: one.pipe(languageSchema).optional().catch(undefined),
  q: one.transform((text) => text.slice(0, searchCharactersMax).trim()).catch(""),
  page: one.transform(Number).pipe(z.int().min(1).max(pagesMax)).catch(1),
});

export function readAsked(query: unknown): AskedArchive {
  const { theme, kind, region, language, q, page } = askedSchema.parse(query ?? {});
  return { theme, kind, region, language, q, page };
}

/** Undefined where nothing is asked for but the issues. */
export function questionOf({ theme, kind, region, language, q }: AskedArchive, readersLanguage: Language): ArchiveQuestion | undefined {
  if (theme === undefined && kind === undefined && region === undefined && q === "") return undefined;
  return { theme, kind, places: region === undefined ? undefined : placesIn(region), words: wordsTyped(q), language, readersLanguage };
}

function placesIn(code: string): readonly string[] {
  if (!isRegion(code)) return [code];
  const { regions, countries } = placesWithin(code);
  return [...regions, ...countries];
}

/** The address that asks the same; from another page of it where one is given. */
export function archivePath(slug: string, { theme, kind, region, language, q }: AskedArchive, page = 1): string {
  const fields: readonly (readonly [string, string | undefined])[] = [
    ["q", q === "" ? undefined : q],
    ["theme", theme],
    ["region", region],
    ["kind", kind],
    ["language", language],
    ["page", page === 1 ? undefined : String(page)],
  ];
  const query = new URLSearchParams(fields.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as [string, string]])));
  return `/${slug}/archive${query.size === 0 ? "" : `?${query.toString()}`}`;
}
