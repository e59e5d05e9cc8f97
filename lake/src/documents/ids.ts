import { limits } from "../limits.ts";

/** Layers live in the id: `x` is published, `drafts.x` its draft, `versions.r1.x` its version in release r1. */

const idPattern = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/u;

export function isDocumentId(id: string): boolean {
  return id.length <= limits.documentIdCharactersMax && idPattern.test(id) && !id.endsWith(".") && !id.includes("..");
}

export function draftIdOf(publishedId: string): string {
  return `drafts.${publishedId}`;
}

/** The name of the layer, or undefined for a published document. */
export function layerOf(id: string): string | undefined {
  if (id.startsWith("drafts.")) return "drafts";
  if (id.startsWith("versions.")) return id.split(".")[1];
  return undefined;
}

export function publishedIdOf(id: string): string {
  if (id.startsWith("drafts.")) return id.slice("drafts.".length);
  if (id.startsWith("versions.")) return id.split(".").slice(2).join(".");
  return id;
}

export function isPublishedId(id: string): boolean {
  return layerOf(id) === undefined;
}
