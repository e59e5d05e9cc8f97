import { dayOfBytes, hexOfDay } from "./last-day.ts";
import type { PackTokenContent } from "./pack-token.ts";
import { contentOfToken, signedToken } from "./token.ts";

/** What the link of the one question says: to whom, about which campaign's issue, and until when an answer is taken. As of a pack; it opens none. */
export type ReachTokenContent = PackTokenContent;

const numbersBytes = 12;

export function issueReachToken(key: Uint8Array, { partnerNumber, campaignNumber, lastDay }: ReachTokenContent): string {
  return signedToken(key, "reach", `${partnerNumber}${campaignNumber}${hexOfDay(lastDay)}`);
}

/** Undefined for a token that is not ours, is damaged, or is for another purpose; an expired one is read all the same. */
export function readReachToken(key: Uint8Array, token: string): ReachTokenContent | undefined {
  const content = contentOfToken(key, token, "reach", numbersBytes + 2);
  if (content === undefined) return undefined;
  return {
    partnerNumber: content.subarray(0, 8).toString("hex"),
    campaignNumber: content.subarray(8, numbersBytes).toString("hex"),
    lastDay: dayOfBytes(content, numbersBytes),
  };
}
