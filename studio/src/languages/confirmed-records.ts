import { recordsOf, sourceDigest, translatedFields, type Language, type TranslationRecord } from "@newsletter/schemas";

export interface Confirmed {
  readonly paths: readonly string[];
  readonly language: Language;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/** Records that say of translations: right for the source as it stands in `document`. Who made them is still who made them. */
export function confirmedRecords(document: object, { paths, language, today }: Confirmed): readonly TranslationRecord[] {
  const fields = new Map(translatedFields(document).map((field) => [field.path, field.values]));
  return recordsOf(document)
    .filter((record) => record.language === language && paths.includes(record.path))
    .flatMap((record) => {
      const source = fields.get(record.path)?.get(record.source);
      return source === undefined ? [] : [{ ...record, sourceDigest: sourceDigest(source), on: today }];
    });
}
