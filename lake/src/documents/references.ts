import { isFields, visitObjects, type Fields, type StoredDocument } from "./document.ts";

/** Ids a document points at in a way that forbids to delete the target: references that are not weak. */
export function strongReferencesOf(document: StoredDocument): ReadonlySet<string> {
  const ids = new Set<string>();
  visitObjects(document, (object) => {
    const id = object["_ref"];
    if (typeof id === "string" && object["_weak"] !== true && object["_dataset"] === undefined) ids.add(id);
  });
  return ids;
}

/**
 * What becomes of a reference that was picked in a draft: it is weak only until publication, so that a draft may point at another draft.
 * The mark itself may ask to stay weak, when the schema says `weak: true`.
 */
export function strengthenReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strengthenReferences);
  if (!isFields(value)) return value;
  const mark = value["_strengthenOnPublish"];
  const kept: Fields = mark === undefined ? value : strengthened(value, mark);
  return Object.fromEntries(Object.entries(kept).map(([key, member]) => [key, strengthenReferences(member)]));
}

function strengthened(reference: Fields, mark: unknown): Fields {
  const { _strengthenOnPublish: _mark, _weak: _wasWeak, ...rest } = reference;
  return isFields(mark) && mark["weak"] === true ? { ...rest, _weak: true } : rest;
}
