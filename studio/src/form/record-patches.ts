import { recordsOf, sourceDigest, translationKey, type Language, type TranslatedField, type TranslationRecord } from "@newsletter/schemas";
import { insert, setIfMissing, unset, type FormPatch } from "sanity";
import { touchedTexts, type TouchedText } from "./touched-texts.ts";

export interface RecordMaterial {
  /** The form's value before the change. */
  readonly document: object;
  readonly patches: readonly FormPatch[];
  readonly source: Language;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/**
 * What a change says about translations. One that is written was made of the source as it stands; those that stand there while the source
 * changes were made of the source as it was, if nothing better is known of them. A record that says so already is left alone, so that a
 * text costs one record and not one per keystroke.
 */
export function recordPatches({ document, patches, source, today }: RecordMaterial): FormPatch[] {
  const known = recordsOf(document);
  const records = touchedTexts(document, patches).flatMap((touched) => recordsAfter(touched, known, source, today));
  return records.length === 0 ? [] : writing(records);
}

function recordsAfter(
  { field, languages, replacedBy }: TouchedText,
  known: readonly TranslationRecord[],
  source: Language,
  today: string,
): readonly TranslationRecord[] {
  const record = (language: Language, values: TranslatedField["values"]): TranslationRecord => ({
    _key: translationKey(field.path, language),
    _type: "translationRecord",
    path: field.path,
    language,
    source,
    sourceDigest: sourceDigest(values.get(source)),
    on: today,
  });
  const recordOf = (language: Language): TranslationRecord | undefined =>
    known.find((one) => one.path === field.path && one.language === language);

  const now = replacedBy ?? field.values;
  const written = [...languages]
    .filter((language) => language !== source && now.has(source))
    .map((language) => record(language, now))
    .filter(({ language, sourceDigest: made }) => {
      const before = recordOf(language);
      return before?.source !== source || before.sourceDigest !== made;
    });
  const standing =
    languages.has(source) && field.values.has(source)
      ? [...field.values.keys()].filter((language) => language !== source && !languages.has(language) && recordOf(language) === undefined)
      : [];
  return [...written, ...standing.map((language) => record(language, field.values))];
}

/** Removing first what is written anew: however often two keystrokes say the same, each record stands there once. */
function writing(records: readonly TranslationRecord[]): FormPatch[] {
  return [
    setIfMissing([], ["translations"]),
    ...records.map(({ _key }) => unset(["translations", { _key }])),
    insert([...records], "after", ["translations", -1]),
  ];
}
