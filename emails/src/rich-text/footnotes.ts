import { footnotesOf, isEmptyFootnote, type Footnote, type SnapshotText } from "@newsletter/schemas";

/** A footnote with its number, counted through one text. */
export interface NumberedFootnote {
  readonly number: number;
  readonly footnote: Footnote;
}

/** The footnotes of a text in the order of its words. One that says nothing has no number, since it would lead nowhere. */
export function numberedFootnotes(text: SnapshotText): readonly NumberedFootnote[] {
  return text
    .flatMap((part) => (part._type === "block" ? footnotesOf(part) : []))
    .filter((footnote) => !isEmptyFootnote(footnote))
    .map((footnote, index) => ({ number: index + 1, footnote }));
}

/** As it stands in every edition: in brackets, so that "2023" and its note 1 do not read as 20231 where a client knows no superscript. */
export const footnoteSign = (number: number): string => `[${String(number)}]`;
