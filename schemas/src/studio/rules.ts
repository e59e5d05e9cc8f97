import type { Rule, UrlRule } from "sanity";
import { monthSchema, timeZoneSchema } from "../dates.ts";
import { translatedLanguages } from "./translated.ts";

// Rules speak to an editor: what is missing and how it is written, never the name of a type.

export function mustSaySomething(sentence: string): { validation: (rule: Rule) => Rule } {
  return { validation: (rule) => rule.custom((value) => translatedLanguages(value).size > 0 || sentence) };
}

export function webAddress(rule: UrlRule): UrlRule {
  return rule.uri({ scheme: ["http", "https"] }).error("Paste the whole address, beginning with https://");
}

export function isMonth(value: string | undefined): true | string {
  return value === undefined || monthSchema.safeParse(value).success || "Write the month as year and number: 2024-01 for January 2024";
}

export function isTimeZone(value: string | undefined): true | string {
  return value === undefined || timeZoneSchema.safeParse(value).success || "Write the time zone as region and city: Europe/Vienna";
}

/** The rule for the end of a span, beside its beginning in the same object. */
export function notBefore(
  beginning: string,
  sentence: string,
): (value: string | undefined, context: { readonly parent?: unknown }) => true | string {
  return (value, { parent }) => {
    const from = memberOf(parent, beginning);
    return value === undefined || typeof from !== "string" || value >= from || sentence;
  };
}

/** The rule for a field that only matters where a sibling has one of some values, and is then needed. */
export function neededWhen(
  sibling: string,
  values: readonly string[],
  sentence: string,
): (value: unknown, context: { readonly parent?: unknown }) => true | string {
  return (value, { parent }) => {
    const chosen = memberOf(parent, sibling);
    return value !== undefined || typeof chosen !== "string" || !values.includes(chosen) || sentence;
  };
}

/** Hides a field unless a sibling has one of some values. */
export function shownWhen(sibling: string, values: readonly string[]): (context: { parent?: { [key: string]: unknown } }) => boolean {
  return ({ parent }) => {
    const chosen = memberOf(parent, sibling);
    return typeof chosen !== "string" || !values.includes(chosen);
  };
}

export function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;
}

/** Said where a picture has no words: a picture of a document, or one within a text. */
export const altMissing =
  "Say what the picture shows: readers who cannot see it, and mail programs that block pictures, get these words instead.";
