import type { ContentDocument } from "@newsletter/schemas";
import { readDocuments } from "./read-documents.ts";

/** What an open form holds; it may be a draft that was never saved. */
export interface FormDocument {
  readonly _id: string;
  readonly _type: string;
  readonly [field: string]: unknown;
}

/** Lays the values of open forms over documents, so that typing shows before it is saved. A form holds its whole document. */
export function overlaid(documents: readonly ContentDocument[], forms: readonly FormDocument[]): readonly ContentDocument[] {
  const byId = new Map(documents.map((document) => [document._id, document]));
  const values = forms.map((form) => {
    const id = publishedId(form._id);
    return { ...form, _id: id, _rev: form["_rev"] ?? byId.get(id)?._rev ?? "unsaved" };
  });
  for (const document of readDocuments(values)) byId.set(document._id, document);
  return [...byId.values()];
}

/** Ids that documents refer to and that are not among them. Assets are no documents of ours. */
export function referencesMissing(documents: readonly ContentDocument[]): readonly string[] {
  const known = new Set(documents.map(({ _id }) => _id));
  const found = documents.flatMap((document) => referencesOf(document));
  return [...new Set(found)].filter((id) => !known.has(id) && !isAssetId(id));
}

/** Ids of the files to download that documents refer to. */
export function filesOf(documents: readonly ContentDocument[]): readonly string[] {
  return [...new Set(documents.flatMap((document) => referencesOf(document)).filter((id) => id.startsWith("file-")))];
}

function publishedId(id: string): string {
  return id.replace(/^drafts\./u, "").replace(/^versions\.[^.]+\./u, "");
}

function isAssetId(id: string): boolean {
  return /^(image|file)-/u.test(id);
}

function referencesOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((entry: unknown) => referencesOf(entry));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, entry]: [string, unknown]) =>
    name === "_ref" && typeof entry === "string" ? [entry] : referencesOf(entry),
  );
}
