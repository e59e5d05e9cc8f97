import type { Finding } from "@newsletter/schemas";

/** A sentence each, for whoever reads a log; code decides on the code alone. */
const contentErrorCodes = {
  issueNotFound: "No such issue among the documents asked for.",
  documentUnreadable: "A document does not have the shape its type describes.",
  lakeUnreachable: "The content lake did not answer.",
  fileLost: "A file that an issue brings along is not in the media store as it was kept.",
} as const;
export type ContentErrorCode = keyof typeof contentErrorCodes;

export class ContentError extends Error {
  override readonly name = "ContentError";
  readonly code: ContentErrorCode;
  /** What an editor can mend, where the error is about documents. */
  readonly findings: readonly Finding[];

  constructor(code: ContentErrorCode, message: string, options: { readonly findings?: readonly Finding[]; readonly cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.findings = options.findings ?? [];
  }
}

export function issueNotFound(issueId: string): ContentError {
  return new ContentError("issueNotFound", `There is no issue “${issueId}”.`);
}
