import type { AcceptedTranslation, Language } from "@newsletter/schemas";
import type { SanityClient } from "sanity";
import { changeDraft, type DraftChange } from "../languages/draft-change.ts";
import { takenIn } from "./taken-in.ts";

export interface Writing {
  readonly accepted: readonly AcceptedTranslation[];
  readonly language: Language;
  readonly source: Language;
  /** The translator. */
  readonly by: string;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/** Writes what was accepted into drafts, a document at a time; gives how many texts were written. What fails is left as it was. */
export async function writeTranslation(client: SanityClient, { accepted, ...writing }: Writing): Promise<number> {
  const byDocument = [...Map.groupBy(accepted, ({ documentId }) => documentId)];
  const counts = await Promise.all(
    byDocument.map(async ([id, own]) => {
      let change: DraftChange = { texts: [], records: [] };
      const decide = (document: object): DraftChange => (change = takenIn(document, { accepted: own, ...writing }));
      const isWritten = await changeDraft(client, id, decide).catch(() => false);
      return isWritten ? change.texts.length : 0;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
