import { languageWords } from "../content/document-names.ts";
import type { Material, Remark, Rule } from "./rule.ts";

export const staleTranslationRules: readonly Rule[] = [{ rule: "translationStale", severity: "warning", look: translationStale }];

const listed = new Intl.ListFormat("en");

/** Readers of that language would be told what was said before. */
function translationStale({ texts = [] }: Material): readonly Remark[] {
  return texts
    .filter(({ stale }) => stale.length > 0)
    .map(({ documentId, documentName, path, stale }) => {
      const languages = listed.format(stale.map((language) => languageWords[language]));
      const message = `${documentName} has a ${fieldWords(path)} that changed after it was translated into ${languages}.`;
      return { documentId, path, languages: stale, message };
    });
}

/** The field's own name as words: `partnerCoverNotes[_key=="a"].note` is a note, `coverNote` a cover note. */
function fieldWords(path: string): string {
  const name = path.split(".").at(-1) ?? path;
  return name.replaceAll(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
}
