import { plainWords, type Language, type TranslatedString } from "@newsletter/schemas";
import { languageWords } from "../content/document-names.ts";
import { preheaderCharactersShown, subjectCharactersMax, subjectCharactersShown } from "./limits.ts";
import { charactersOf, itemsOfSection, quoted } from "./names.ts";
import type { Material, Remark, Rule } from "./rule.ts";
import { perLanguage, textsOf } from "./texts-of.ts";

/** The lines an inbox shows before anything is opened. */
export const subjectRules: readonly Rule[] = [
  { rule: "subjectEmpty", severity: "warning", look: subjectEmpty },
  {
    rule: "subjectTooLong",
    severity: "error",
    look: ({ snapshot: { issue } }) => tooLong(issue.id, "subject", issue.subject, subjectCharactersMax, Infinity),
  },
  {
    rule: "subjectTooLong",
    severity: "warning",
    look: ({ snapshot: { issue } }) => tooLong(issue.id, "subject", issue.subject, subjectCharactersShown, subjectCharactersMax),
  },
  { rule: "subjectSame", severity: "warning", look: subjectSame },
  {
    rule: "preheaderTooLong",
    severity: "warning",
    look: ({ snapshot: { issue } }) => tooLong(issue.id, "preheader", issue.preheader, preheaderCharactersShown, Infinity),
  },
  { rule: "preheaderSame", severity: "warning", look: preheaderSame },
];

/** A language nobody wrote anything in falls back as a whole; one with texts and no subject was forgotten. */
function subjectEmpty({ snapshot }: Material): readonly Remark[] {
  const { issue, publication, sections } = snapshot;
  const own = new Set([issue.id, ...sections.flatMap(itemsOfSection).map(({ id }) => id)]);
  const written = new Set(
    textsOf(snapshot)
      .filter(({ documentId, isProse }) => isProse && own.has(documentId))
      .map(({ language }) => language),
  );
  return (
    publication.languages
      .filter((language) => written.has(language) && issue.subject[language] === undefined)
      // A language that was chosen to step in does so for the subject, too.
      .filter((language) => issue.fallbackLanguages?.[language] === undefined)
      .map((language) => ({
        documentId: issue.id,
        path: "subject",
        message: `The issue has texts in ${languageWords[language]} and no ${languageWords[language]} subject; readers get one in another language.`,
      }))
  );
}

function tooLong(
  documentId: string,
  path: "subject" | "preheader",
  values: TranslatedString,
  aboveCharacters: number,
  upToCharacters: number,
): readonly Remark[] {
  return perLanguage(values).flatMap(([language, text]) => {
    const count = charactersOf(text).length;
    if (count <= aboveCharacters || count > upToCharacters) return [];
    const words = `The issue’s ${languageWords[language]} ${path} has ${count} characters; inboxes cut it off after about ${aboveCharacters}.`;
    return [{ documentId, path, message: words }];
  });
}

function subjectSame({ snapshot: { issue }, previous }: Material): readonly Remark[] {
  if (previous === undefined) return [];
  return sameLanguages(issue.subject, previous.subject).map((language) => ({
    documentId: issue.id,
    path: "subject",
    message: `The issue’s ${languageWords[language]} subject is that of issue ${previous.number}: ${quoted(issue.subject[language] ?? "")}.`,
  }));
}

function preheaderSame({ snapshot: { issue } }: Material): readonly Remark[] {
  return sameLanguages(issue.preheader, issue.subject).map((language) => ({
    documentId: issue.id,
    path: "preheader",
    message: `The issue’s ${languageWords[language]} preheader repeats its subject; inboxes show the two side by side.`,
  }));
}

function sameLanguages(first: TranslatedString, second: TranslatedString): readonly Language[] {
  return perLanguage(first)
    .filter(([language, text]) => plainWords(text) === plainWords(second[language] ?? "") && plainWords(text) !== "")
    .map(([language]) => language);
}
