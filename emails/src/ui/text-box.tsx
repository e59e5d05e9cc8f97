import { directionOf } from "@newsletter/schemas";
import type { ReactElement, ReactNode } from "react";
import type { Edition } from "../edition.ts";
import { sideStyle } from "./tokens.ts";

/**
 * What the text of a cell stands in: its direction, and for Arabic the side inline too. Webmails drop `html` and `body`, and some drop
 * `dir` from tables and cells; each cell has to say it again (mail-client rules 10.1 and 10.3). `lang` stands on the sheet, a `div` too.
 */
export function TextBox({
  edition,
  isCentred = false,
  children,
}: {
  readonly edition: Edition;
  readonly isCentred?: boolean;
  readonly children: ReactNode;
}): ReactElement {
  const { direction } = edition;
  // A fallback within an Arabic edition says its side too.
  const side = direction === "rtl" || directionOf(edition.key.language) === "rtl" ? sideStyle(direction) : {};
  return (
    <div dir={direction} style={isCentred ? { ...side, textAlign: "center" } : side}>
      {children}
    </div>
  );
}
