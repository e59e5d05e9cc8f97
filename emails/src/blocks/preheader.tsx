import { directionOf } from "@newsletter/schemas";
import type { ReactElement } from "react";
import { translated, type Edition } from "../edition.ts";

/** What the widest inbox rows show after the subject; shorter, and the first words of the mail would follow the preheader. */
const snippetCharacters = 140;
/** A space that is kept and a joiner without width: an empty column of a snippet in five bytes. */
const padding = "\u00A0\u200C";

/** The line beside the subject in an inbox, hidden in the mail. */
export function Preheader({ edition }: { readonly edition: Edition }): ReactElement | null {
  const preheader = translated(edition, edition.snapshot.issue.preheader);
  if (preheader === undefined) return null;
  const { value, language } = preheader;
  return (
    <div
      lang={language}
      dir={directionOf(language)}
      style={{ display: "none", overflow: "hidden", lineHeight: "1px", opacity: 0, maxHeight: 0, maxWidth: 0 }}
    >
      {value}
      {padding.repeat(Math.max(0, snippetCharacters - value.length))}
    </div>
  );
}
