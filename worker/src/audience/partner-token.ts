import type { SignInName } from "../ports/partner-sign-in.ts";
import { contentOfToken, signedToken } from "./token.ts";

const contentBytes = 12;

/** The token of a link that signs a partner's contact in. Until when it does, and whether it has, is with its number in the database. */
export function issuePartnerToken(key: Uint8Array, { partnerNumber, number }: SignInName): string {
  return signedToken(key, "partner", `${partnerNumber}${number}`);
}

/** Undefined for a token that is not ours, is damaged, or is for another purpose. */
export function readPartnerToken(key: Uint8Array, token: string): SignInName | undefined {
  const content = contentOfToken(key, token, "partner", contentBytes);
  if (content === undefined) return undefined;
  return { partnerNumber: content.subarray(0, 8).toString("hex"), number: content.subarray(8).toString("hex") };
}
