import type { StoredDocument } from "../documents/document.ts";
import { isPublishedId, layerOf, publishedIdOf } from "../documents/ids.ts";

export type Perspective =
  | { readonly kind: "raw" }
  | { readonly kind: "published" }
  | { readonly kind: "stack"; readonly layers: readonly string[] };

/** From 2025-02-19 on a query that names no perspective sees what is published; before, everything. */
const publishedByDefaultSince = "2025-02-19";

export function parsePerspective(given: string | undefined, apiVersion: string): Perspective {
  if (given === undefined || given === "")
    return isDated(apiVersion) && apiVersion.slice(1) >= publishedByDefaultSince ? { kind: "published" } : { kind: "raw" };
  if (given === "raw") return { kind: "raw" };
  if (given === "published") return { kind: "published" };
  // previewDrafts is the old name of drafts; published always lies at the bottom of a stack.
  const layers = given
    .split(",")
    .map((layer) => (layer === "previewDrafts" ? "drafts" : layer.trim()))
    .filter((layer) => layer !== "" && layer !== "published");
  return { kind: "stack", layers };
}

function isDated(apiVersion: string): boolean {
  return /^v\d{4}-\d{2}-\d{2}$/u.test(apiVersion);
}

/** The documents a perspective shows. In a stack, each bears its published id and tells in `_originalId` which layer it came from. */
export function viewDocuments(documents: Iterable<StoredDocument>, perspective: Perspective): readonly StoredDocument[] {
  switch (perspective.kind) {
    case "raw":
      return [...documents];
    case "published":
      return [...documents].filter((document) => isPublishedId(document._id));
    case "stack":
      return stack(documents, perspective.layers);
  }
}

function stack(documents: Iterable<StoredDocument>, layers: readonly string[]): readonly StoredDocument[] {
  const chosen = new Map<string, { readonly rank: number; readonly document: StoredDocument }>();
  for (const document of documents) {
    const layer = layerOf(document._id);
    const rank = layer === undefined ? layers.length : layers.indexOf(layer);
    if (rank === -1) continue;
    const publishedId = publishedIdOf(document._id);
    const other = chosen.get(publishedId);
    if (other === undefined || rank < other.rank) chosen.set(publishedId, { rank, document });
  }
  return [...chosen].map(([publishedId, { document }]) => inStack(document, publishedId));
}

function inStack(document: StoredDocument, publishedId: string): StoredDocument {
  return { ...document, _id: publishedId, _originalId: document._id };
}
