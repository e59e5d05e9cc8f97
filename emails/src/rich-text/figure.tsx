import type { Figure as FigurePart } from "@newsletter/schemas";
import { Fragment, type ReactElement } from "react";
import { Bidi } from "../ui/bidi-text.tsx";
import { photoLine, PictureBox } from "../ui/picture.tsx";
import { textStyle } from "../ui/tokens.ts";
import { below, type Setting } from "./setting.ts";

/** A picture within a text, never larger than it is, with what is said about it below. */
export function Figure({
  figure: { media, alt, caption, credit },
  setting,
  isLast,
}: {
  readonly figure: FigurePart;
  readonly setting: Setting;
  readonly isLast: boolean;
}): ReactElement {
  const { edition, widthPx } = setting;
  const { language } = edition;
  const words = [caption ?? "", credit === undefined ? "" : photoLine(edition, credit)].filter((line) => line !== "");
  return (
    <>
      <p style={{ margin: words.length === 0 ? below(isLast, 16) : "4px 0 6px 0" }}>
        <PictureBox edition={edition} picture={{ media, alt: { [language]: alt } }} widthPx={Math.min(widthPx, media.widthPx)} />
      </p>
      {words.length === 0 ? null : (
        <div className="d-quiet">
          <p style={{ ...textStyle("meta", language), margin: below(isLast, 16) }}>
            {words.map((line, index) => (
              <Fragment key={line}>
                {index === 0 ? null : <br />}
                <Bidi edition={edition} text={line} />
              </Fragment>
            ))}
          </p>
        </div>
      )}
    </>
  );
}
