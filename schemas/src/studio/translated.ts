import { storedStringSchema, storedTextSchema } from "../documents.ts";
import { languages, type Language } from "../languages.ts";
import { hasWords } from "../translations.ts";

/** Languages in which a translated value, string or text, really says something. */
export function translatedLanguages(stored: unknown): ReadonlySet<Language> {
  const strings = storedStringSchema.safeParse(stored);
  if (strings.success) return new Set(strings.data.filter(({ value }) => value?.trim()).map(({ language }) => language));
  const texts = storedTextSchema.safeParse(stored);
  if (!texts.success) return new Set();
  return new Set(texts.data.filter(({ value }) => value !== undefined && hasWords(value)).map(({ language }) => language));
}

/** The string in English, else in the first language that has one: for lists, where one line must do. */
export function firstTranslation(stored: unknown): string | undefined {
  const parsed = storedStringSchema.safeParse(stored);
  if (!parsed.success) return undefined;
  for (const language of languages) {
    const value = parsed.data.find((member) => member.language === language)?.value?.trim();
    if (value) return value;
  }
  return undefined;
}

/** What there is of a list's second line. A preview gives null for a field that was emptied. */
export function joined(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter((part) => part != null && part !== "").join(" · ");
}
