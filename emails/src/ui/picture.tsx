import { mediaUrl, type Picture } from "@newsletter/schemas";
import type { ReactElement } from "react";
import { isolatedIn } from "../bidi.ts";
import { translated, type Edition } from "../edition.ts";
import { Bidi } from "./bidi-text.tsx";
import { ownLanguage } from "./text.tsx";
import { textStyle } from "./tokens.ts";

interface Props {
  readonly edition: Edition;
  readonly picture: Picture;
  readonly widthPx: number;
}

/**
 * A picture of the media store at `widthPx`, with the height that keeps its shape. The words that stand in for it are readable on their
 * own: many readers never load pictures.
 */
export function PictureBox({
  edition,
  picture,
  widthPx,
  className = "m-picture",
  isLinked = false,
}: Props & { readonly className?: string; readonly isLinked?: boolean }): ReactElement {
  const heightPx = Math.round((picture.media.heightPx / picture.media.widthPx) * widthPx);
  const alt = translated(edition, picture.alt);
  return (
    <img
      src={mediaUrl(edition.snapshot.baseUrl, picture.media)}
      alt={alt?.value ?? ""}
      {...(alt === undefined ? {} : ownLanguage(edition, alt))}
      width={widthPx}
      height={heightPx}
      className={className}
      style={{
        display: "block",
        width: `${String(widthPx)}px`,
        maxWidth: "100%",
        height: "auto",
        // Outlook frames what is linked.
        ...(isLinked ? { border: 0 } : {}),
      }}
    />
  );
}

/**
 * A picture above its text with whom it is by, linked where there is something to open. A paragraph holds it: Outlook knows no margins on
 * pictures.
 */
export function PictureAbove({
  credit,
  href,
  ...picture
}: Props & { readonly href?: string; readonly credit?: string | undefined }): ReactElement {
  return (
    <>
      <p style={{ margin: credit === undefined ? "0 0 16px" : "0 0 4px" }}>
        {href === undefined ? (
          <PictureBox {...picture} />
        ) : (
          <a href={href}>
            <PictureBox {...picture} isLinked />
          </a>
        )}
      </p>
      {credit === undefined ? null : (
        <p className="d-quiet" style={{ ...textStyle("meta", picture.edition.language), margin: "0 0 16px" }}>
          <Bidi edition={picture.edition} text={photoLine(picture.edition, credit)} />
        </p>
      )}
    </>
  );
}

/** "Photo: somebody" */
export function photoLine(edition: Edition, credit: string): string {
  return edition.words.photo(isolatedIn(edition.direction, credit));
}
