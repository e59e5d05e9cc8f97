import { createHash } from "node:crypto";
import { dayOfBytes, hexOfDay } from "./last-day.ts";
import { contentOfToken, signedToken } from "./token.ts";

/** What the link of a review says: its number, a digest of the document it is about, and its last day. */
export interface ReviewTokenContent {
  /** 8 bytes, lower-case hexadecimal. */
  readonly reviewNumber: string;
  readonly documentId: string;
  /** `2024-02-04`, in UTC: the last day on which it opens. */
  readonly lastDay: string;
}

export type ReadReviewToken = Pick<ReviewTokenContent, "reviewNumber" | "lastDay"> & { readonly isAbout: (documentId: string) => boolean };

const numberBytes = 8;
const documentBytes = 4;

export function issueReviewToken(key: Uint8Array, { reviewNumber, documentId, lastDay }: ReviewTokenContent): string {
  return signedToken(key, "review", `${reviewNumber}${documentNumber(documentId)}${hexOfDay(lastDay)}`);
}

/** Undefined for a token that is not ours, is damaged, or is for another purpose; an expired one is read all the same. */
export function readReviewToken(key: Uint8Array, token: string): ReadReviewToken | undefined {
  const content = contentOfToken(key, token, "review", numberBytes + documentBytes + 2);
  if (content === undefined) return undefined;
  const document = content.subarray(numberBytes, numberBytes + documentBytes).toString("hex");
  return {
    reviewNumber: content.subarray(0, numberBytes).toString("hex"),
    lastDay: dayOfBytes(content, numberBytes + documentBytes),
    isAbout: (documentId) => documentNumber(documentId) === document,
  };
}

function documentNumber(documentId: string): string {
  return createHash("sha256")
    .update(documentId)
    .digest("hex")
    .slice(0, documentBytes * 2);
}
