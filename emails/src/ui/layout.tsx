import { mediaUrl, type Picture } from "@newsletter/schemas";
import type { CSSProperties, ReactElement, ReactNode } from "react";
import { translated, type Edition } from "../edition.ts";
import { colour, textStyle } from "./tokens.ts";

/** Tables carry the layout: the Word engine of Outlook knows nothing else. `dir` on each turns the order of columns for Arabic. */
export function Table({
  edition,
  children,
  style,
  className,
  width = "100%",
}: {
  readonly edition: Edition;
  readonly children: ReactNode;
  readonly style?: CSSProperties;
  readonly className?: string;
  readonly width?: string | number;
}): ReactElement {
  return (
    <table
      role="presentation"
      dir={edition.direction}
      width={width}
      cellPadding={0}
      cellSpacing={0}
      border={0}
      className={className}
      style={{ borderCollapse: "separate", ...style }}
    >
      <tbody>{children}</tbody>
    </table>
  );
}

/** One part of the issue, parted from the one before by a rule. */
export function SectionFrame({
  edition,
  title,
  children,
  anchor,
}: {
  readonly edition: Edition;
  readonly title?: ReactNode;
  readonly children: ReactNode;
  readonly anchor?: string;
}): ReactElement {
  return (
    <tr>
      <td className="m-side" style={{ padding: "0 24px" }}>
        <div id={anchor} className="d-rule" style={{ borderTop: `1px solid ${colour.rule}`, padding: "28px 0 40px 0" }}>
          {title === undefined ? null : (
            <h2 className="d-accent" style={{ ...textStyle("section", edition.language, edition.direction), padding: "0 0 16px 0" }}>
              {title}
            </h2>
          )}
          {children}
        </div>
      </td>
    </tr>
  );
}

export function Meta({
  edition,
  children,
  className = "d-quiet",
}: {
  readonly edition: Edition;
  readonly children: ReactNode;
  readonly className?: string;
}): ReactElement {
  return (
    <p className={className} style={{ ...textStyle("meta", edition.language, edition.direction), padding: "0 0 4px 0" }}>
      {children}
    </p>
  );
}

/** A picture of the media store at `widthPx`, with the height that keeps its shape. */
export function PictureBox({
  edition,
  picture,
  widthPx,
  className = "m-picture",
}: {
  readonly edition: Edition;
  readonly picture: Picture;
  readonly widthPx: number;
  readonly className?: string;
}): ReactElement {
  const heightPx = Math.round((picture.media.heightPx / picture.media.widthPx) * widthPx);
  const alt = translated(edition, picture.alt);
  return (
    <img
      src={mediaUrl(edition.snapshot.baseUrl, picture.media)}
      alt={alt?.value ?? ""}
      lang={alt?.language}
      width={widthPx}
      height={heightPx}
      className={className}
      style={{
        display: "block",
        width: `${String(widthPx)}px`,
        maxWidth: "100%",
        height: "auto",
        border: 0,
        borderRadius: "6px",
        fontSize: "14px",
        color: colour.quiet,
      }}
    />
  );
}

/** At least 44 px high; the padding is on the cell, since Outlook ignores it on a link. */
export function Button({
  edition,
  href,
  children,
}: {
  readonly edition: Edition;
  readonly href: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <table role="presentation" dir={edition.direction} cellPadding={0} cellSpacing={0} border={0}>
      <tbody>
        <tr>
          <td className="d-button" style={{ backgroundColor: colour.accent, borderRadius: "6px", padding: "11px 24px" }}>
            <a
              href={href}
              className="d-button"
              style={{
                ...textStyle("meta", edition.language, edition.direction),
                fontSize: "16px",
                lineHeight: "22px",
                fontWeight: 600,
                color: colour.ground,
                textDecoration: "none",
              }}
            >
              {children}
            </a>
          </td>
        </tr>
      </tbody>
    </table>
  );
}
