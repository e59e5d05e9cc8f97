import type { Footnote } from "@newsletter/schemas";
import type { ReactElement } from "react";
import { PlainLink } from "../ui/text.tsx";
import { footnoteSign } from "./footnotes.ts";
import { noteAddress, numberOf, type Setting } from "./setting.ts";

/**
 * The number in the text. Only a page leads to the note and back: mail clients rewrite or drop links within a mail. The address is whole, as
 * every link of an edition, so that it leads to the same note from a copy of the page.
 */
export function FootnoteNumber({ footnote, setting }: { readonly footnote: Footnote; readonly setting: Setting }): ReactElement | null {
  const number = numberOf(setting, footnote);
  if (number === undefined) return null;
  const sign = footnoteSign(number);
  // As high as the line allows: a superscript of full size would push the lines apart.
  const style = { fontSize: "12px", lineHeight: "1" };
  if (!setting.edition.isPage) return <sup style={style}>{sign}</sup>;
  return (
    <sup style={style} id={setting.idOf(`to-${String(number)}`)}>
      <PlainLink href={noteAddress(setting, `note-${String(number)}`)}>{sign}</PlainLink>
    </sup>
  );
}
