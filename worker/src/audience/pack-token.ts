import { dayOfBytes, hexOfDay } from "./last-day.ts";
import { contentOfToken, signedToken } from "./token.ts";

/** What the link of a partner's pack says: whose, of which campaign's issue, and its last day. */
export interface PackTokenContent {
  /** 8 bytes, lower-case hexadecimal. */
  readonly partnerNumber: string;
  /** 4 bytes, lower-case hexadecimal. */
  readonly campaignNumber: string;
  /** `2024-02-04`, in UTC: the last day on which it opens. */
  readonly lastDay: string;
}

const numbersBytes = 12;

export function issuePackToken(key: Uint8Array, { partnerNumber, campaignNumber, lastDay }: PackTokenContent): string {
  return signedToken(key, "pack", `${partnerNumber}${campaignNumber}${hexOfDay(lastDay)}`);
}

/** Undefined for a token that is not ours, is damaged, or is for another purpose; an expired one is read all the same. */
export function readPackToken(key: Uint8Array, token: string): PackTokenContent | undefined {
  const content = contentOfToken(key, token, "pack", numbersBytes + 2);
  if (content === undefined) return undefined;
  return {
    partnerNumber: content.subarray(0, 8).toString("hex"),
    campaignNumber: content.subarray(8, numbersBytes).toString("hex"),
    lastDay: dayOfBytes(content, numbersBytes),
  };
}
