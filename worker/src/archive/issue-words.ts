import { fallbackOrder, webEditionUrl, translationOf, type Language, type TranslatedString, type Translation } from "@newsletter/schemas";
import type { ArchivedIssue } from "../ports/archive.ts";

/** Words of an issue in a language, or in the one that steps in for it as in its editions. */
export function inLanguage(issue: ArchivedIssue, values: TranslatedString, language: Language): Translation<string> {
  const found = translationOf(values, language, fallbackOrder({ issue, publication: issue.publication }, language));
  return found === undefined ? { value: "", language } : { ...found, value: found.value.replaceAll(/\s*\n\s*/gu, " ") };
}

/** In a language that the issue has an edition in. */
export function editionUrlOf({ baseUrl, publication, slug }: ArchivedIssue, language: Language): string {
  return webEditionUrl({ baseUrl, publication, issue: { slug } }, language);
}

/** The same as readers of our own pages follow it. */
export function editionPathOf(issue: ArchivedIssue, language: Language): string {
  return editionUrlOf({ ...issue, baseUrl: "" }, language);
}
