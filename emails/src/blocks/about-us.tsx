import type { ReactElement } from "react";
import type { Edition } from "../edition.ts";
import { RichText } from "../rich-text/rich-text.tsx";
import { columnWidthPx } from "../ui/layout.tsx";
import { colour, textStyle } from "../ui/tokens.ts";

/** Who writes this: members of a partner read it without having asked for it. */
export function AboutUs({ edition }: { readonly edition: Edition }): ReactElement | null {
  const { aboutUs } = edition.snapshot.publication;
  if (aboutUs === undefined) return null;
  return (
    <>
      <h2 className="d-ink" style={{ ...textStyle("meta", edition.language), color: colour.ink, fontWeight: 700, margin: "0 0 4px" }}>
        {edition.words.aboutUs}
      </h2>
      <RichText edition={edition} value={aboutUs} widthPx={columnWidthPx(edition)} role="meta" heading={3} />
    </>
  );
}
