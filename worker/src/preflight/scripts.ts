import type { Language } from "@newsletter/schemas";
import { languageWords } from "../content/document-names.ts";
import { lettersToJudgeMin, ownScriptShareMin } from "./limits.ts";
import type { Material, Remark, Rule } from "./rule.ts";
import { textsOf } from "./texts-of.ts";

export const scriptRules: readonly Rule[] = [{ rule: "scriptUnexpected", severity: "warning", look: scriptUnexpected }];

const ownScript: Readonly<Record<Language, RegExp>> = {
  en: /\p{Script=Latin}/gu,
  fr: /\p{Script=Latin}/gu,
  es: /\p{Script=Latin}/gu,
  ar: /\p{Script=Arabic}/gu,
  ru: /\p{Script=Cyrillic}/gu,
  zh: /\p{Script=Han}/gu,
};

/** A text pasted into the field of another language, which the mail would then announce, align and read aloud as that one. */
function scriptUnexpected({ snapshot }: Material): readonly Remark[] {
  return textsOf(snapshot).flatMap(({ documentId, path, name, language, paragraphs, isProse }) => {
    if (!isProse || language === undefined || !isInAnotherScript(paragraphs.join(" "), language)) return [];
    const where = path.split(".").at(-1) ?? path;
    const message = `${name} has a text in its ${languageWords[language]} ${where} that is not written in ${languageWords[language]} letters.`;
    return [{ documentId, path, languages: [language], message }];
  });
}

export function isInAnotherScript(text: string, language: Language): boolean {
  // An address or a hash tag says nothing about the language around it.
  const words = text.replaceAll(/(?:https?:\/\/|www\.|[@#])\S+/giu, " ");
  const letters = words.match(/\p{L}/gu)?.length ?? 0;
  if (letters < lettersToJudgeMin) return false;
  return (words.match(ownScript[language])?.length ?? 0) / letters < ownScriptShareMin;
}
