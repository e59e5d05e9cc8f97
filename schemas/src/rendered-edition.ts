import type { EditionKey } from "./edition-key.ts";
import type { Language } from "./languages.ts";
import type { SlotCounts } from "./slots.ts";

export const findingSeverities = ["error", "warning", "note"] as const;
export type FindingSeverity = (typeof findingSeverities)[number];

/** A pre-flight finding. Data, made by the worker and shown by the Studio, so that a new rule needs no new Studio. */
export interface Finding {
  /** camelCase name of the rule, `htmlTooLarge`. */
  readonly rule: string;
  readonly severity: FindingSeverity;
  /** The document that has to be changed, where there is one. */
  readonly documentId?: string;
  /** Path of the field within it, as the Studio writes paths: `title`, `picture.alt`. */
  readonly path?: string;
  /** The languages it is about, so that a form can show them; absent where it is about none in particular. */
  readonly languages?: readonly Language[];
  /** One sentence for an editor. */
  readonly message: string;
  /** What the sentence is about, in its order, for those who read it in other words (`catalogue/gates.ts`). */
  readonly values?: readonly string[];
}

export interface RenderedEdition {
  readonly key: EditionKey;
  readonly subject: string;
  readonly preheader: string;
  readonly html: string;
  /** Written from the content tree; empty for the web edition. */
  readonly text: string;
  /** SHA-256 in lower-case hexadecimal over key, subject, preheader, HTML, text and template version. */
  readonly digest: string;
  /** Length of the HTML in UTF-8. */
  readonly htmlBytes: number;
  readonly slots: SlotCounts;
  readonly templateVersion: string;
  readonly findings: readonly Finding[];
}
