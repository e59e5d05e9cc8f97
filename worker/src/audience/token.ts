import { createHmac, timingSafeEqual } from "node:crypto";

// Tokens of links and headers: stateless, 25 bytes, 40 characters of base32. Case does not matter, since mail systems lower-case what
// they please. version and key 1 · purpose 1 · number of the subscription 8 · number of the campaign 4 · MAC 11; a return path's token
// has the row's sequence number in place of the subscription's. A token that expires has its last day in 2 bytes before a MAC of 9
// (`review-token.ts`, `pack-token.ts`). No address inside, one purpose each: what unsubscribes cannot be made of what shows a page.

// They stand in mails for years: a number that was given is never given to anything else.
const purposes = {
  oneClick: 1,
  leave: 2,
  bounce: 3,
  review: 4,
  undo: 5,
  decide: 6,
  preferences: 7,
  confirm: 8,
  pack: 9,
  partner: 10,
} as const;
/**
 * What a link about one subscription does: `oneClick` and `leave` stop it, by the header and by the body; `undo` brings back who left;
 * `decide` is its contact's word on a leaving one; `preferences` are the reader's own settings; `confirm` is the second step of an opt-in.
 */
export type TokenPurpose = "oneClick" | "leave" | "undo" | "decide" | "preferences" | "confirm";

/** In a token of what belongs to no campaign. */
export const noCampaign = "00000000";

const version = 1;
const tokenBytes = 25;
/** Of a token that does not expire. */
const contentBytes = 12;
const alphabet = "abcdefghijklmnopqrstuvwxyz234567";

export interface TokenContent {
  readonly purpose: TokenPurpose;
  /** 8 bytes, lower-case hexadecimal. */
  readonly subscriptionNumber: string;
  /** 4 bytes, lower-case hexadecimal. */
  readonly campaignNumber: string;
}

export function issueToken(key: Uint8Array, { purpose, subscriptionNumber, campaignNumber }: TokenContent): string {
  return signedToken(key, purpose, `${subscriptionNumber}${campaignNumber}`);
}

/** The token of a return path (VERP): mail systems lower-case local parts, and a forged one must not settle a row. */
export function issueBounceToken(
  key: Uint8Array,
  { campaignNumber, seq }: { readonly campaignNumber: string; readonly seq: number },
): string {
  return signedToken(key, "bounce", `${seq.toString(16).padStart(16, "0")}${campaignNumber}`);
}

/** The row whose return path this is; undefined for a token that is not ours, is damaged, or is for another purpose. */
export function readBounceToken(key: Uint8Array, token: string): { readonly campaignNumber: string; readonly seq: number } | undefined {
  const content = contentOfToken(key, token, "bounce", contentBytes);
  if (content === undefined) return undefined;
  return { campaignNumber: content.subarray(8).toString("hex"), seq: Number.parseInt(content.subarray(0, 8).toString("hex"), 16) };
}

/** A token of this purpose with this content; the MAC takes what is left of its 25 bytes. */
export function signedToken(key: Uint8Array, purpose: keyof typeof purposes, contentHex: string): string {
  const head = Buffer.from(`${byteHex(version)}${byteHex(purposes[purpose])}${contentHex}`, "hex");
  return base32(Buffer.concat([head, macOf(key, head)]));
}

/** What stands between purpose and MAC; undefined for a token that is not ours, is damaged, or is for another purpose. */
export function contentOfToken(key: Uint8Array, token: string, purpose: keyof typeof purposes, bytesOfContent: number): Buffer | undefined {
  const bytes = fromBase32(token.toLowerCase());
  if (bytes?.length !== tokenBytes) return undefined;
  const head = bytes.subarray(0, bytesOfContent + 2);
  if (!timingSafeEqual(macOf(key, head), bytes.subarray(head.length))) return undefined;
  return head[0] === version && head[1] === purposes[purpose] ? head.subarray(2) : undefined;
}

/** Undefined for a token that is not ours, is damaged, or is for another purpose. */
export function readToken(key: Uint8Array, token: string, purpose: TokenPurpose): TokenContent | undefined {
  const content = contentOfToken(key, token, purpose, contentBytes);
  if (content === undefined) return undefined;
  return { purpose, subscriptionNumber: content.subarray(0, 8).toString("hex"), campaignNumber: content.subarray(8).toString("hex") };
}

function macOf(key: Uint8Array, head: Uint8Array): Buffer {
  return createHmac("sha256", key)
    .update(head)
    .digest()
    .subarray(0, tokenBytes - head.length);
}

const byteHex = (value: number): string => value.toString(16).padStart(2, "0");

function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{5}/gu) ?? []).map((group) => alphabet.charAt(Number.parseInt(group, 2))).join("");
}

function fromBase32(text: string): Buffer | undefined {
  if (!/^[a-z2-7]{40}$/u.test(text)) return undefined;
  const bits = Array.from(text, (character) => alphabet.indexOf(character).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/gu) ?? []).map((group) => Number.parseInt(group, 2)));
}
