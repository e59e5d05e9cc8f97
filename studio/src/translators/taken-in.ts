import { sourceDigest, translatedFields, translationKey, type AcceptedTranslation, type Language } from "@newsletter/schemas";
import type { DraftChange } from "../languages/draft-change.ts";

export interface TakingIn {
  readonly accepted: readonly AcceptedTranslation[];
  readonly language: Language;
  readonly source: Language;
  /** The translator. */
  readonly by: string;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/**
 * What of the accepted texts is written into `document` as it stands now: only where source and translation are still those that were looked
 * at. Whoever wrote in between keeps his words.
 */
export function takenIn(document: object, { accepted, language, source, by, today }: TakingIn): DraftChange {
  const fields = new Map(translatedFields(document).map(({ path, values }) => [path, values]));
  const asLookedAt = accepted.filter(({ path, sourceDigest: made, targetDigest }) => {
    const values = fields.get(path);
    return values !== undefined && sourceDigest(values.get(source)) === made && sourceDigest(values.get(language)) === targetDigest;
  });
  return {
    texts: asLookedAt.map(({ path, value }) => ({ path, language, value })),
    records: asLookedAt.map(({ path, sourceDigest: made }) => ({
      _key: translationKey(path, language),
      _type: "translationRecord",
      path,
      language,
      source,
      sourceDigest: made,
      by,
      on: today,
    })),
  };
}
