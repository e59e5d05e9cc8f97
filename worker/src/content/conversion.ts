import type {
  ContentDocument,
  DocumentType,
  Finding,
  FindingSeverity,
  Language,
  Media,
  MediaFile,
  Reference,
  TextInLanguages,
} from "@newsletter/schemas";
import { documentName, documentTypeWords, type DocumentOf } from "./document-names.ts";

/** A picture as the media store has it, or why it has none. */
export type KeptPicture = Media | "notInLake" | "notAPicture";

/** A file as the media store has it, or why it has none. */
export type KeptFile = MediaFile | "notInLake" | "tooLarge" | "wrongType";

/** What all parts of one conversion share: where documents come from and where findings go. */
export interface Conversion {
  readonly documents: ReadonlyMap<string, ContentDocument>;
  /** By their keys. */
  readonly pictures: ReadonlyMap<string, KeptPicture>;
  /** By the `_ref` of the asset. */
  readonly files: ReadonlyMap<string, KeptFile>;
  /** The publication's languages in its order. */
  readonly languages: readonly Language[];
  readonly findings: Finding[];
  /** What readers of every language are to have, by document and path; a document that is used twice has it once. */
  readonly texts: Map<string, TextInLanguages>;
  /** Revision by id of every document that was used. */
  readonly pinned: Map<string, string>;
}

/** A field of a document while it is converted; knows how to say what is wrong with it. */
export interface Field {
  readonly conversion: Conversion;
  readonly document: ContentDocument;
  /** As the Studio writes paths, `picture.alt`; empty for the document as a whole. */
  readonly path: string;
}

export function fieldOf(conversion: Conversion, document: ContentDocument): Field {
  conversion.pinned.set(document._id, document._rev);
  return { conversion, document, path: "" };
}

export function member(field: Field, name: string): Field {
  return { ...field, path: field.path === "" ? name : `${field.path}.${name}` };
}

/** A member of an array, by its `_key` as the Studio addresses it, else by its place. */
export function keyed(field: Field, key: unknown, index: number): Field {
  const selector = typeof key === "string" ? `_key=="${key}"` : String(index);
  return { ...field, path: `${field.path}[${selector}]` };
}

/** Notes what an editor has to know. `sentence` goes on after the document's name: "has no title." */
export function report(field: Field, rule: string, sentence: string, severity: FindingSeverity = "error"): undefined {
  field.conversion.findings.push({
    rule,
    severity,
    documentId: field.document._id,
    ...(field.path === "" ? {} : { path: field.path }),
    message: `${documentName(field.document)} ${sentence}`,
  });
  return undefined;
}

/** The document a reference leads to, when it exists and is of one of the types that fit there. */
export function referenced<T extends DocumentType>(
  field: Field,
  reference: Reference | undefined,
  types: readonly T[],
): DocumentOf<T> | undefined {
  if (reference === undefined) return undefined;
  const found = field.conversion.documents.get(reference._ref);
  if (found === undefined) {
    return report(field, "referenceDangling", `refers to the document ${reference._ref}, which is not published or no longer exists.`);
  }
  if (isOfType(found, types)) return found;
  const wanted = types.map((type) => documentTypeWords[type].replace(/^The /u, "")).join(" or ");
  return report(field, "referenceWrongType", `refers to ${lowerFirst(documentName(found))}, where a ${wanted} is expected.`);
}

function isOfType<T extends DocumentType>(document: ContentDocument, types: readonly T[]): document is DocumentOf<T> {
  return types.some((type) => type === document._type);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
