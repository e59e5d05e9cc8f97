import * as z from "zod";
import { editionKeySchema } from "./edition-key.ts";
import { languageSchema, type Language } from "./languages.ts";
import type { Finding } from "./rendered-edition.ts";
import type { TextValue } from "./translations.ts";

// What the Studio asks of the worker, under `/api/v1/`, signed in as in the Studio: `Authorization: Bearer <token>`. Errors are
// `{ error: { code, message } }` with a fitting status: 400 `invalidRequest`, 401 `signInNeeded`, 404 `issueNotFound`, 422 `contentIncomplete`.

/**
 * `POST /api/v1/preview`: the edition as it would be sent now. `documents` are the open form's values over the drafts (each with
 * `_id` and `_type`), so that typing shows before it is saved.
 */
export const previewRequestSchema = z.strictObject({
  issueId: z.string().min(1),
  key: editionKeySchema,
  documents: z.array(z.looseObject({ _id: z.string().min(1), _type: z.string().min(1) })).max(50),
});
export type PreviewRequest = z.infer<typeof previewRequestSchema>;

/** A text of an edition and the field it was written in; `path` as the Studio writes paths. */
export interface TextPlace {
  readonly documentId: string;
  readonly path: string;
  readonly text: string;
}

export type PreviewResponse =
  | {
      readonly state: "rendered";
      readonly subject: string;
      readonly preheader: string;
      readonly from: string;
      readonly html: string;
      readonly text: string;
      readonly digest: string;
      readonly htmlBytes: number;
      readonly htmlBytesMax: number;
      /** Files that the mail carries, by the names readers save them under. */
      readonly attachments: readonly { readonly name: string; readonly bytes: number }[];
      /** In the order of the issue; a click on a text of the preview goes to its field. */
      readonly places: readonly TextPlace[];
      readonly findings: readonly Finding[];
    }
  /** The content is not complete enough to render; the findings say what is missing and where. */
  | { readonly state: "incomplete"; readonly findings: readonly Finding[] };

/** `POST /api/v1/preflight`: everything there is to say about the issue as it stands, the open form's values over the drafts. */
export const preflightRequestSchema = previewRequestSchema.omit({ key: true });
export type PreflightRequest = z.infer<typeof preflightRequestSchema>;

/** A text of an issue and the languages that have it. */
export interface TextInLanguages {
  readonly documentId: string;
  /** What an editor would look for in a list: "The news item “Workshop”". */
  readonly documentName: string;
  /** As the Studio writes paths. */
  readonly path: string;
  readonly languages: readonly Language[];
  /** Those among them whose text was made from another source text than stands there now. */
  readonly stale: readonly Language[];
  /** Readers can do without it, so that a language without it lacks nothing; it is listed because it is stale in another one. */
  readonly isOptional: boolean;
}

export interface PreflightResponse {
  /** `incomplete`: there is too little of the issue to render it, or to look at it by more rules than these findings come from. */
  readonly state: "complete" | "incomplete";
  /** The gravest first; among equals in the order of the issue. Any error stands in the way of sending. */
  readonly findings: readonly Finding[];
  /** Links that are still being looked at: while there are some, ask again in a second or two. */
  readonly linksWaiting: number;
  /** The texts of the issue in its order; empty when a document cannot be read at all. */
  readonly texts: readonly TextInLanguages[];
  /** The publication's languages in its order, each with the language chosen to step in. */
  readonly languages: readonly { readonly language: Language; readonly fallback: Language | null }[];
}

/**
 * `POST /api/v1/masthead/check`: what is wrong with a partner's own MJML, while it is being written. The two counts say what the form beside
 * it has to show.
 */
export const mastheadCheckRequestSchema = z.strictObject({
  source: z.string(),
  picturesCount: z.int().min(0),
  hasLogo: z.boolean(),
});
export type MastheadCheckRequest = z.infer<typeof mastheadCheckRequestSchema>;

/** A fault of a masthead's MJML; without a line where it is about the whole. */
export interface MastheadFault {
  /** From 1. */
  readonly line?: number;
  readonly message: string;
}

export interface MastheadCheckResponse {
  /** In the order of the lines; empty when the source is fit to be mailed. */
  readonly faults: readonly MastheadFault[];
}

/**
 * `GET /api/v1/issues/translations?id=<issue>&language=<of the translation>&format=xliff|csv&all=true`: a file for a translator, with what
 * is missing or stale in that language, or with `all` every text. The answer is the file.
 *
 * `POST /api/v1/issues/translations/check`: what of a file that came back could be taken in. Nothing is written: that does the Studio, in
 * the name of who is signed in.
 */
export const translationCheckRequestSchema = z.strictObject({
  issueId: z.string().min(1),
  language: languageSchema,
  /** The file's text. */
  content: z.string().min(1),
});

export interface TranslationCheckResponse {
  readonly source: Language;
  readonly accepted: readonly AcceptedTranslation[];
  readonly refused: readonly RefusedTranslation[];
  /** Texts that nobody translated, or that are as they were. */
  readonly skippedCount: number;
}

export interface AcceptedTranslation {
  readonly documentId: string;
  readonly documentName: string;
  /** As the Studio writes paths. */
  readonly path: string;
  readonly value: TextValue;
  /** Of the source it was made from, which is the one that stands there. */
  readonly sourceDigest: string;
  /** Of the translation that it replaces, as it stood when the file was checked; that of no text where there was none. */
  readonly targetDigest: string;
  /** Sentences without the text's name, for somebody who reads the language. */
  readonly warnings: readonly string[];
}

export interface RefusedTranslation {
  /** Absent where the text is in the issue no more. */
  readonly documentId?: string;
  readonly path?: string;
  readonly sentence: string;
}

/** `GET /api/v1/issues/states?id=<issue>&id=<issue>`: what became of each issue, derived from the ledger on read. */
export interface IssueStatesResponse {
  readonly issues: readonly IssueState[];
}

export interface IssueState {
  readonly issueId: string;
  /**
   * `notRehearsed` until there is a first plan; the counts are those of the latest. `approvalAsked` while a
   * signature is waited for; `submitting`, `submitted` and `cancelled` are said of an
   * approved campaign, which a later rehearsal does not hide.
   */
  readonly state:
    | "notRehearsed"
    | "rehearsing"
    | "rehearsed"
    | "needsDecision"
    | "approvalAsked"
    | "submitting"
    | "submitted"
    | "cancelled";
  readonly accepted: number;
  readonly unconfirmed: number;
  readonly candidates: number;
  /** Instant of the latest campaign's plan. */
  readonly plannedAt: string | null;
}

/** `GET /api/v1/me` */
export interface MeResponse {
  readonly userId: string;
  readonly name: string;
  readonly rights: readonly { readonly publicationId: string; readonly right: "approve" | "operate" }[];
}
