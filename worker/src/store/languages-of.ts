import { isLanguage, type Language } from "@newsletter/schemas";

/** A column of language tags as languages; one that this version does not know is left out. */
export function languagesOf(tags: readonly string[]): readonly Language[] {
  return tags.filter(isLanguage);
}
