import type { Footnote } from "@newsletter/schemas";
import type { CSSProperties } from "react";
import type { Edition } from "../edition.ts";
import type { TextRole } from "../ui/tokens.ts";
import type { NumberedFootnote } from "./footnotes.ts";

export type HeadingLevel = 2 | 3 | 4 | 5;

/** What every part of one text shares. */
export interface Setting {
  /** With the language the text is really in, and its direction and words: a fallback's picture is credited in its own language too. */
  readonly edition: Edition;
  readonly role: TextRole;
  /** Of a paragraph. */
  readonly style: CSSProperties;
  /** Room for a picture. */
  readonly widthPx: number;
  readonly footnotes: readonly NumberedFootnote[];
  /** Of an element of this text on a page, unlike that of any other text. */
  readonly idOf: (name: string) => string;
}

/** By the key of its mark: keys are given once in a text. */
export function numberOf({ footnotes }: Setting, { _key }: Pick<Footnote, "_key">): number | undefined {
  return footnotes.find(({ footnote }) => footnote._key === _key)?.number;
}

/** Space below a part; the last of a text has none. */
export const below = (isLast: boolean, spacePx = 12): string => (isLast ? "0" : `0 0 ${String(spacePx)}px`);

/** Of a note, or of its place in the text: whole, as every link of an edition. */
export function noteAddress({ edition, idOf }: Setting, name: string): string {
  return `${edition.webUrl}#${idOf(name)}`;
}
