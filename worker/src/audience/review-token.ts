import { createHash } from "node:crypto";
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

const dayMs = 86_400_000;
/** Days are counted from here; two bytes reach into the year 2199. */
const firstDayMs = Date.UTC(2020, 0, 1);
const numberBytes = 8;
const documentBytes = 4;

export function issueReviewToken(key: Uint8Array, { reviewNumber, documentId, lastDay }: ReviewTokenContent): string {
  const day = (Date.parse(lastDay) - firstDayMs) / dayMs;
  return signedToken(key, "review", `${reviewNumber}${documentNumber(documentId)}${day.toString(16).padStart(4, "0")}`);
}

/** Undefined for a token that is not ours, is damaged, or is for another purpose; an expired one is read all the same. */
export function readReviewToken(key: Uint8Array, token: string): ReadReviewToken | undefined {
  const content = contentOfToken(key, token, "review", numberBytes + documentBytes + 2);
  if (content === undefined) return undefined;
  const document = content.subarray(numberBytes, numberBytes + documentBytes).toString("hex");
  const day = content.readUInt16BE(numberBytes + documentBytes);
  return {
    reviewNumber: content.subarray(0, numberBytes).toString("hex"),
    lastDay: new Date(firstDayMs + day * dayMs).toISOString().slice(0, 10),
    isAbout: (documentId) => documentNumber(documentId) === document,
  };
}

function documentNumber(documentId: string): string {
  return createHash("sha256")
    .update(documentId)
    .digest("hex")
    .slice(0, documentBytes * 2);
}
