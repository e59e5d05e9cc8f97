import type { EditionKind } from "@newsletter/schemas";

/** Bounds of an edition, with their units. */
export const limits = {
  /** Gmail clips near 102 kB of the HTML part, and hides the footer with it; measured on final bytes. */
  htmlBytesMax: 90_000,
  htmlBytesWarning: 75_000,
  /** What a low-bandwidth edition may have: a minute on the slowest mobile network. */
  lowBandwidthBytesMax: 30_000,
  /** How much of a text is shown where it is shortened. */
  teaserCharactersMax: 240,
  /** Longer subjects are cut in every inbox. */
  subjectCharactersMax: 120,
  /** A partner's own masthead, as written and as it becomes: the issue below it needs the room. */
  mastheadSourceCharactersMax: 20_000,
  mastheadBytesMax: 12_000,
  /** More items than this, and the edition opens with its contents. */
  itemsWithoutContentsMax: 8,
  /** Width of the text part; longer lines are wrapped by old readers in ugly places. */
  textColumnsMax: 76,
} as const;

/** What the HTML of a mail of this kind may have, in bytes of UTF-8. */
export function htmlBytesMaxOf(kind: EditionKind): number {
  return kind === "lowBandwidth" ? limits.lowBandwidthBytesMax : limits.htmlBytesMax;
}

/** Above this a mail of this kind shows less of its texts: before an editor has to be warned of its size. */
export function wholeTextsBytesMaxOf(kind: EditionKind): number {
  return kind === "lowBandwidth" ? limits.lowBandwidthBytesMax : limits.htmlBytesWarning;
}
