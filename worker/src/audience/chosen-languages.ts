import type { Language } from "@newsletter/schemas";

/** The fields `language1`, `language2` ... of a form, in their order, each language once; what the publication does not have is left out. */
export function chosenLanguages(typed: Readonly<Record<string, string>>, offered: readonly Language[]): readonly Language[] {
  const chosen = offered.map((_, index) => offered.find((language) => language === typed[languageField(index)]));
  return [...new Set(chosen.filter((language) => language !== undefined))];
}

/** The name of the field of the first choice, the second ... */
export function languageField(index: number): string {
  return `language${index + 1}`;
}
