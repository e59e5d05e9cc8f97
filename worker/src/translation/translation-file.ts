import type { Language } from "@newsletter/schemas";

export const translationFormats = ["xliff", "csv"] as const;
export type TranslationFormat = (typeof translationFormats)[number];

/** What a file is about. */
export interface FileSubject {
  readonly issueId: string;
  readonly source: Language;
  readonly target: Language;
}

/** Words with the numbers of what stands around them; what a number means is for the source to say. */
export type ReadNode = string | { readonly id: string; readonly children: ReadParagraph };
export type ReadParagraph = readonly ReadNode[];

/** A text as it came back. */
export interface ReadUnit {
  readonly id: string;
  readonly sourceDigest: string;
  readonly targetDigest: string;
  /** By the paragraph's place in the source, from 0. One without words was not translated. */
  readonly paragraphs: ReadonlyMap<number, ReadParagraph | Unreadable>;
}

/** A paragraph in which something is not closed, or stands where nothing of the kind can; the sentence goes on after the text's name. */
export interface Unreadable {
  readonly fault: string;
}

export interface ReadTranslation {
  readonly format: TranslationFormat;
  readonly subject: { readonly issueId: string | undefined; readonly source: string | undefined; readonly target: string | undefined };
  readonly units: readonly ReadUnit[];
}

/** Why a file is none that we can take in, in one sentence for an editor. */
export class TranslationFileError extends Error {
  override readonly name = "TranslationFileError";
}
