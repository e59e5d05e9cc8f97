import { diagnosticCharactersMax } from "./limits.ts";

/** What a piece of evidence says of a message of ours. */
export const sayings = [
  // A report, or the line of a log: the words of RFC 3464 (2.3.3).
  "failed",
  "delayed",
  "relayed",
  "delivered",
  "expanded",
  // Somebody's program answered the message: an automatic reply (RFC 3834), a receipt, a complaint.
  "answered",
  // Only the relay's own log: it took the message; it refused it after the final dot, for good or for now.
  "queued",
  "refused",
  "refusedForNow",
] as const;
export type Saying = (typeof sayings)[number];

/** `words` is a bounce without the form of RFC 3464. */
export type EvidenceSource = "dsn" | "words" | "answer" | "log";

/** What names a row: the token of its return path, or its Message-ID with its angle brackets. */
export type RowName = { readonly token: string } | { readonly messageId: string };

export interface Evidence {
  readonly source: EvidenceSource;
  readonly saying: Saying;
  /** By where they stood, the surest place first: within one place they are worth the same. */
  readonly names: readonly (readonly RowName[])[];
  /** Enhanced status code (RFC 3463). */
  readonly status: string | null;
  /** What the other side said, bounded, with addresses masked. */
  readonly diagnostic: string | null;
  /** Number of the message or line in its file, from 1. */
  readonly place: number;
}

/** `d…@example.org` for every address, one line, no control characters: fit to be kept and shown. Up to here a byte was a character. */
export function keptWords(words: string): string | null {
  const masked = Buffer.from(words.slice(0, 4 * diagnosticCharactersMax), "latin1")
    .toString("utf8")
    // oxlint-disable-next-line no-control-regex -- that is what is taken away
    .replaceAll(/[\u0000-\u0020\u007F-\u009F]+/gu, " ")
    .replaceAll(/(?<first>[\w.+=-])[\w.+=-]{0,100}@(?<domain>[\w.-]{1,255})/gu, "$<first>…@$<domain>")
    .trim();
  return masked === "" ? null : masked.slice(0, diagnosticCharactersMax);
}

const statusPattern = /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])/u;

/** The first enhanced status code in these words; an IP address is none. */
export function statusIn(words: string): string | null {
  return statusPattern.exec(words)?.[0] ?? null;
}
