import type { EditionKey } from "@newsletter/schemas";

/** Why an edition cannot exist: the key does not fit the snapshot. A bug or bad input of the caller, never something to render around. */
export type EditionErrorCode = "languageNotPublished" | "partnerUnknown" | "partnerMissing" | "formNotOffered" | "picksMissing";

export class EditionError extends Error {
  readonly code: EditionErrorCode;
  readonly key: EditionKey;

  constructor(code: EditionErrorCode, key: EditionKey, message: string) {
    super(message);
    this.name = "EditionError";
    this.code = code;
    this.key = key;
  }
}
