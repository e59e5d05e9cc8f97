import type { CSSProperties, ReactElement, ReactNode } from "react";
import { anchorFor } from "../brevity.ts";
import type { Edition } from "../edition.ts";
import { Bidi } from "./bidi-text.tsx";
import { colour, textStyle } from "./tokens.ts";
import { TextBox } from "./text-box.tsx";

/** Width of the sheet: a mail's is fixed, a page's is a measure. */
export function sheetWidthPx(edition: Edition): number {
  return edition.isPage ? 720 : 600;
}

/** Width inside the sheet's side padding of 24 px. */
export function columnWidthPx(edition: Edition): number {
  return sheetWidthPx(edition) - 48;
}

/** Tables carry the layout: the Word engine of Outlook knows nothing else. `dir` on each turns the order of columns for Arabic. */
export function Table({
  edition,
  children,
  style,
  className,
  width = "100%",
  isHidden,
}: {
  readonly edition: Edition;
  readonly children: ReactNode;
  readonly style?: CSSProperties;
  readonly className?: string;
  readonly width?: string | number;
  /** It only repeats at a glance what the words beside it say: nothing for those who listen. */
  readonly isHidden?: true;
}): ReactElement {
  return (
    <table
      role="presentation"
      dir={edition.direction}
      width={width}
      cellPadding={0}
      cellSpacing={0}
      aria-hidden={isHidden}
      className={className}
      style={style}
    >
      <tbody>{children}</tbody>
    </table>
  );
}

/**
 * One part of the issue, parted from the one before by a rule, its heading hanging from it on a short bar. Paddings are on cells: the
 * Word engine of Outlook knows none on a div.
 */
export function SectionFrame({
  edition,
  title,
  children,
}: {
  readonly edition: Edition;
  readonly title?: string;
  readonly children: ReactNode;
}): ReactElement {
  const heading: CSSProperties = {
    ...textStyle("section", edition.language),
    display: "inline-block",
    borderTop: `3px solid ${colour.accent}`,
    padding: "10px 0 0",
    margin: "0 0 20px",
  };
  return (
    <tr>
      <td className="m-side" style={{ padding: "0 24px" }}>
        <Table edition={edition}>
          <tr>
            <td
              className="d-rule"
              style={{ borderTop: `1px solid ${colour.rule}`, padding: title === undefined ? "32px 0 40px 0" : "0 0 40px" }}
            >
              {title === undefined ? null : (
                <TextBox edition={edition}>
                  <h2 className="d-accent d-edge" style={heading}>
                    {title}
                  </h2>
                </TextBox>
              )}
              {children}
            </td>
          </tr>
        </Table>
      </td>
    </tr>
  );
}

/** Items one below the other, each with a box for its text. */
export function Stack({
  edition,
  children,
  gapPx = 28,
  isAnchored = false,
}: {
  readonly edition: Edition;
  readonly children: readonly ReactElement[];
  readonly gapPx?: number;
  /** Keys are the ids of items that a shortened mail leads to. */
  readonly isAnchored?: boolean;
}): ReactElement {
  return (
    <Table edition={edition}>
      {children.map((child, index) => (
        <tr key={child.key}>
          <td
            id={isAnchored ? anchorFor(edition, child.key) : undefined}
            style={index === 0 ? undefined : { padding: `${String(gapPx)}px 0 0` }}
          >
            {child}
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** A quiet ground for what stands apart: a letter, a call. */
export function Panel({
  edition,
  children,
  edge,
}: {
  readonly edition: Edition;
  readonly children: ReactNode;
  /** An accent on the side where lines begin. */
  readonly edge?: boolean;
}): ReactElement {
  const side = edition.direction === "rtl" ? "borderRight" : "borderLeft";
  return (
    <Table edition={edition}>
      <tr>
        <td
          className="d-panel d-edge m-side"
          style={{
            backgroundColor: colour.panel,
            borderRadius: "6px",
            padding: "24px",
            ...(edge === true ? { [side]: `4px solid ${colour.accent}` } : {}),
          }}
        >
          <TextBox edition={edition}>{children}</TextBox>
        </td>
      </tr>
    </Table>
  );
}

/** A quiet line beside the text it belongs to; the margin is on the side of that text. */
export function Meta({
  edition,
  children,
  at = "below",
}: {
  readonly edition: Edition;
  readonly children: ReactNode;
  readonly at?: "above" | "below";
}): ReactElement {
  return (
    <p className="d-quiet" style={{ ...textStyle("meta", edition.language), margin: at === "above" ? "0 0 4px" : "8px 0 0" }}>
      {typeof children === "string" ? <Bidi edition={edition} text={children} /> : children}
    </p>
  );
}

/** As wide as its words and at least 44 px high; the padding is on the cell, since Outlook ignores it on a link. */
export function Button({
  edition,
  href,
  children,
}: {
  readonly edition: Edition;
  readonly href: string;
  readonly children: string;
}): ReactElement {
  return (
    <table role="presentation" dir={edition.direction} cellPadding={0} cellSpacing={0} style={{ margin: "20px 0 0" }}>
      <tbody>
        <tr>
          <td className="d-button" style={{ backgroundColor: colour.accent, borderRadius: "6px", padding: "11px 24px" }}>
            <TextBox edition={edition}>
              <a
                href={href}
                className="d-button"
                style={{
                  ...textStyle("meta", edition.language),
                  fontSize: "16px",
                  lineHeight: "22px",
                  fontWeight: 600,
                  color: colour.ground,
                  textDecoration: "none",
                }}
              >
                {children}
              </a>
            </TextBox>
          </td>
        </tr>
      </tbody>
    </table>
  );
}
