import { isLanguage, translationKey, type Language, type TextValue, type TranslationRecord } from "@newsletter/schemas";
import { getDraftId, getPublishedId, getValueAtPath, stringToPath, type SanityClient, type SanityDocument } from "sanity";

/** A text as it shall stand in a document. */
export interface NewText {
  /** Of the field, as the Studio writes paths. */
  readonly path: string;
  readonly language: Language;
  readonly value: TextValue;
}

export interface DraftChange {
  readonly texts: readonly NewText[];
  readonly records: readonly TranslationRecord[];
}

/**
 * Changes the draft of a document, made from the published one where there is none, in the name of who is signed in. `change` is asked what
 * to do with the document as it is stored; the lake refuses it when somebody else writes in between. False where nothing is left to do, or
 * the document is gone.
 */
export async function changeDraft(client: SanityClient, id: string, change: (document: SanityDocument) => DraftChange): Promise<boolean> {
  const [publishedId, draftId] = [getPublishedId(id), getDraftId(getPublishedId(id))];
  const raw = client.withConfig({ perspective: "raw" });
  const found = await raw.fetch<SanityDocument[]>("*[_id in $ids]", { ids: [publishedId, draftId] }, { tag: "draft-change" });
  const draft = found.find(({ _id }) => _id === draftId);
  const document = draft ?? found.find(({ _id }) => _id === publishedId);
  if (document === undefined) return false;
  const [first, ...others] = operationsOf(document, change(document));
  if (first === undefined) return false;

  const transaction = raw.transaction();
  if (draft === undefined) {
    // A draft that has appeared meanwhile is somebody's writing: `create` refuses then.
    const { _rev, _createdAt, _updatedAt, ...fields } = document;
    transaction.create({ ...fields, _id: draftId }).patch(draftId, first);
  } else {
    transaction.patch(raw.patch(draftId, first).ifRevisionId(draft._rev));
  }
  for (const operations of others) transaction.patch(draftId, operations);
  await transaction.commit({ visibility: "sync", tag: "draft-change" });
  return true;
}

type Operations = NonNullable<Parameters<SanityClient["patch"]>[1]>;

function operationsOf(document: SanityDocument, { texts, records }: DraftChange): readonly Operations[] {
  if (records.length === 0) return texts.flatMap((text) => operationsOfText(document, text));
  return [
    ...texts.flatMap((text) => operationsOfText(document, text)),
    { setIfMissing: { translations: [] }, unset: records.map(({ _key }) => `translations[_key=="${_key}"]`) },
    { insert: { after: "translations[-1]", items: [...records] } },
  ];
}

/** Where a language has its place in the list already, only its value is set: what else stands there is somebody else's. */
function operationsOfText(document: SanityDocument, { path, language, value }: NewText): readonly Operations[] {
  const key = keyOfLanguage(getValueAtPath(document, stringToPath(path)), language);
  if (key !== undefined) return [{ set: { [`${path}[_key=="${key}"].value`]: value } }];
  const _type = typeof value === "string" ? "internationalizedArrayStringValue" : "internationalizedArrayPortableTextValue";
  return [
    { setIfMissing: { [path]: [] } },
    { insert: { after: `${path}[-1]`, items: [{ _key: translationKey(path, language), _type, language, value }] } },
  ];
}

function keyOfLanguage(list: unknown, language: Language): string | undefined {
  if (!Array.isArray(list)) return undefined;
  for (const member of list) {
    if (typeof member !== "object" || member === null) continue;
    const [key, of]: readonly unknown[] = [Reflect.get(member, "_key"), Reflect.get(member, "language")];
    if (isLanguage(of) && of === language && typeof key === "string") return key;
  }
  return undefined;
}
