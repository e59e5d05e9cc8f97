import { mayDo, readsEverything, type RoleName } from "../access/grants.ts";
import type { StoredDocument } from "../documents/document.ts";

/** The documents a role may read. Every role of today reads everything; the filter is there for the day one does not. */
export async function readableDocuments(role: RoleName, documents: Iterable<StoredDocument>): Promise<Iterable<StoredDocument>> {
  if (readsEverything(role)) return documents;
  const asked = await Promise.all([...documents].map(async (document) => ({ document, isReadable: await mayDo(role, "read", document) })));
  return asked.filter(({ isReadable }) => isReadable).map(({ document }) => document);
}
