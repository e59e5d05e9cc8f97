import { Fragment, type ReactElement } from "react";
import { directionOfText, runsOf } from "../bidi.ts";
import type { Edition } from "../edition.ts";

/** A line whose isolated runs are elements with a direction of their own. */
export function Bidi({ edition, text }: { readonly edition: Edition; readonly text: string }): ReactElement {
  return (
    <>
      {runsOf(text).map((run, index) =>
        run.isIsolated ? (
          <span key={`${String(index)}.${run.text}`} dir={directionOfText(run.text) ?? edition.direction}>
            {run.text}
          </span>
        ) : (
          <Fragment key={`${String(index)}.${run.text}`}>{run.text}</Fragment>
        ),
      )}
    </>
  );
}
