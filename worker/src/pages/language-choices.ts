import { languageNames, type Language } from "@newsletter/schemas";
import { languageField } from "../audience/chosen-languages.ts";
import { languageChoicesMin } from "../audience/limits.ts";
import { escaped } from "./html.ts";

interface LanguageWords {
  readonly languages: string;
  readonly languagesHint: string;
  readonly choice: (number: string) => string;
  readonly noLanguage: string;
}

/** One field for each choice, in order, so that it needs no script; the first has to be made. `within` tells the fields of several forms of a page apart. */
export function languageChoices(words: LanguageWords, offered: readonly Language[], chosen: readonly string[], within = ""): string {
  const count = Math.min(offered.length, Math.max(languageChoicesMin, chosen.length));
  const fields = Array.from({ length: count }, (_, index) => choice(words, offered, { index, chosen: chosen[index] ?? "", within }));
  return `<fieldset><legend>${escaped(words.languages)}</legend><p class="quiet">${escaped(words.languagesHint)}</p>${fields.join("")}</fieldset>`;
}

function choice(
  words: LanguageWords,
  offered: readonly Language[],
  { index, chosen, within }: { readonly index: number; readonly chosen: string; readonly within: string },
): string {
  const name = languageField(index);
  const options = offered.map(
    (language) =>
      `<option value="${language}" lang="${language}"${language === chosen ? " selected" : ""}>${escaped(languageNames[language])}</option>`,
  );
  const none = index === 0 ? "" : `<option value="">${escaped(words.noLanguage)}</option>`;
  return `<label for="${within}${name}">${escaped(words.choice(String(index + 1)))}</label><select id="${within}${name}" name="${name}">${none}${options.join("")}</select>`;
}
