import { archiveUrl, archiveWords, passOnMail } from "@newsletter/schemas";
import type { ReactElement } from "react";
import { translatedString, type Edition } from "../edition.ts";
import { PlainLink } from "../ui/text.tsx";
import { colour, textStyle } from "../ui/tokens.ts";

/**
 * On the page alone: its own address as a new mail and as text to copy, without a script, and the way to all issues. Neither holds anything of
 * whoever passes it on, so it can be passed on again.
 */
export function PassOn({ edition }: { readonly edition: Edition }): ReactElement {
  const words = archiveWords[edition.language];
  const meta = textStyle("meta", edition.language);
  return (
    <div className="no-print">
      <p className="d-quiet" style={{ ...meta, margin: "12px 0 0" }}>
        <strong className="d-ink" style={{ color: colour.ink }}>
          {words.passOnTitle}
        </strong>
        {" · "}
        <PlainLink href={passOnMail(translatedString(edition, edition.snapshot.issue.title), edition.webUrl)}>
          {words.passOnByMail}
        </PlainLink>
        {" · "}
        <PlainLink href={archiveUrl(edition.snapshot)}>{words.archive}</PlainLink>
      </p>
      <p className="d-quiet" style={{ ...meta, margin: "4px 0 0" }}>
        {words.passOnAddress}
        <br />
        <span dir="ltr" style={{ overflowWrap: "anywhere" }}>
          {edition.webUrl}
        </span>
      </p>
    </div>
  );
}
