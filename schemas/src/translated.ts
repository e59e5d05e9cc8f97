import * as z from "zod";
import { languageSchema, type Language } from "./languages.ts";
import { snapshotTextSchema } from "./portable-text.ts";

/** A value per language, as the issue snapshot holds it. A language that is absent was not translated. */
const perLanguage = <T extends z.ZodType>(value: T) => z.partialRecord(languageSchema, value);

export const translatedStringSchema = perLanguage(z.string());
export const translatedTextSchema = perLanguage(snapshotTextSchema);

export type TranslatedString = z.infer<typeof translatedStringSchema>;
export type TranslatedText = z.infer<typeof translatedTextSchema>;

/** A chosen translation and the language it is really in: `language` differs from the one asked for when it is a fallback. */
export interface Translation<T> {
  readonly value: T;
  readonly language: Language;
}

/**
 * The value in `language`, else in the first of `fallbacks` that has one. Fallback text is shown as such (its own `lang` and
 * `dir`), which is why the language comes back with the value.
 */
export function translationOf<T>(
  values: Partial<Record<Language, T>> | undefined,
  language: Language,
  fallbacks: readonly Language[],
): Translation<T> | undefined {
  for (const candidate of [language, ...fallbacks]) {
    const value = values?.[candidate];
    if (value !== undefined) return { value, language: candidate };
  }
  return undefined;
}
