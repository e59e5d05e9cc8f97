import type { DocumentType } from "@newsletter/schemas";
import { firstTranslation, joined, type ItemsOfIssueQueryResult, type PickableItemsQueryResult } from "@newsletter/schemas/studio";
import { dateInWords } from "./date-in-words.ts";

type ItemRecord = ItemsOfIssueQueryResult[number] | PickableItemsQueryResult[number];

/** An item as an editor recognises it in a list. */
export interface ItemCard {
  readonly id: string;
  readonly type: DocumentType;
  readonly title: string;
  /** Date and place, as far as they are known. */
  readonly subtitle: string;
  readonly picture: unknown;
  /** Its own teaser or summary, per language as it is stored. */
  readonly teaser: unknown;
}

export function cardOf(record: ItemRecord): ItemCard {
  return {
    id: record._id,
    type: record._type,
    title: firstTranslation(record.title) ?? firstTranslation(record.organisationName) ?? "Without a title",
    subtitle: joined(dateInWords(record), firstTranslation(record.place)),
    picture: record.picture,
    teaser: record.teaser,
  };
}
