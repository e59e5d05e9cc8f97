import { Mutation } from "@sanity/mutator";
import { isFields, type Fields, type StoredDocument } from "../documents/document.ts";
import { WriteRefusal } from "../lake-error.ts";

const operations = ["set", "setIfMissing", "unset", "insert", "inc", "dec", "diffMatchPatch"] as const;

/** The operations of a patch without its addressing (`id`, `query`, `ifRevisionID`). */
export function patchOperations(patch: Fields): Fields {
  return Object.fromEntries(operations.flatMap((name) => (patch[name] === undefined ? [] : [[name, patch[name]]])));
}

/** Applies one patch with the very library the Studio applies it with, so that both sides come to the same document. */
export function applyPatchTo(document: StoredDocument, patch: Fields, index: number): Fields {
  const ordered = patchOperations(patch);
  try {
    const patched: unknown = new Mutation({ mutations: [{ patch: { ...ordered, id: document._id } }] }).apply({ ...document });
    if (!isFields(patched)) throw new TypeError("The patch leaves no document");
    // A type is for life; _id and the times are the lake's own.
    return { ...patched, _type: document._type, _createdAt: document["_createdAt"] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new WriteRefusal({ type: "validationError", reason: `Cannot apply the patch to "${document._id}": ${reason}` }, index);
  }
}
