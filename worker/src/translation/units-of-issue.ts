import {
  shortDigest,
  sourceDigest,
  staleLanguages,
  translatedFields,
  type ContentDocument,
  type Language,
  type TextValue,
} from "@newsletter/schemas";
import { documentName } from "../content/document-names.ts";
import { paragraphsOf, type Paragraph } from "./inline.ts";

/** One text that a translator translates: a field of a document, from one language into another. */
export interface TranslationUnit {
  /** Stable as long as document and field are: a letter and hexadecimal digits, which every format takes as a name. */
  readonly id: string;
  readonly documentId: string;
  readonly documentName: string;
  readonly path: string;
  readonly value: TextValue;
  readonly sourceDigest: string;
  /** Of the translation as it stands; that of no text where there is none. */
  readonly targetDigest: string;
  readonly source: readonly Paragraph[];
  /** The translation as it stands; empty where there is none. */
  readonly target: readonly Paragraph[];
  readonly state: "missing" | "stale" | "done";
}

export interface UnitsWanted {
  /** Of the issue, in its order. */
  readonly documents: readonly ContentDocument[];
  readonly source: Language;
  readonly target: Language;
}

/** Every text of an issue that has words in the source language. One that was never written there has nothing to translate. */
export function unitsOfIssue({ documents, source, target }: UnitsWanted): readonly TranslationUnit[] {
  return documents.flatMap((document) =>
    translatedFields(document).flatMap((field): readonly TranslationUnit[] => {
      const value = field.values.get(source);
      const translation = field.values.get(target);
      if (value === undefined) return [];
      return [
        {
          id: `u${shortDigest(`${document._id} ${field.path}`)}`,
          documentId: document._id,
          documentName: documentName(document),
          path: field.path,
          value,
          sourceDigest: sourceDigest(value),
          targetDigest: sourceDigest(translation),
          source: paragraphsIn(value),
          target: translation === undefined ? [] : paragraphsIn(translation),
          state: translation === undefined ? "missing" : staleLanguages(document, field).includes(target) ? "stale" : "done",
        },
      ];
    }),
  );
}

function paragraphsIn(value: TextValue): readonly Paragraph[] {
  return typeof value === "string" ? [[value.trim()]] : paragraphsOf(value);
}
