import { slotTokens } from "@newsletter/schemas";
import type { ReactElement, ReactNode } from "react";
import { partnerShortName, type Edition } from "../edition.ts";
import { Inline, PlainLink, RichText } from "../ui/text.tsx";
import { colour, textStyle } from "../ui/tokens.ts";

/** Who publishes this, why the reader has it, and how to stop it. The forwardable edition and the page have no token to stop it with. */
export function Footer({ edition }: { readonly edition: Edition }): ReactElement {
  const { publication } = edition.snapshot;
  const leave = leaveWords(edition);
  return (
    <tr>
      <td className="m-side d-panel" style={{ backgroundColor: colour.panel, padding: "24px 24px 32px 24px" }}>
        {publication.aboutUs === undefined ? null : <RichText edition={edition} value={publication.aboutUs} role="meta" />}
        <Line edition={edition}>
          <Inline edition={edition} value={publication.publisher} />
          {publication.postalAddress === undefined ? null : <span dir="ltr"> · {publication.postalAddress}</span>}
        </Line>
        {publication.contactLine === undefined ? null : (
          <Line edition={edition}>
            <Inline edition={edition} value={publication.contactLine} />
          </Line>
        )}
        {edition.isPage ? null : <Line edition={edition}>{whyWords(edition)}</Line>}
        {edition.isPage ? null : (
          <Line edition={edition}>
            <PlainLink href={edition.webUrl}>{edition.words.readWebEdition}</PlainLink>
            {leave === undefined ? null : (
              <>
                {" · "}
                <PlainLink href={slotTokens.leaveUrl}>{leave}</PlainLink>
              </>
            )}
          </Line>
        )}
        {publication.isSample ? <Line edition={edition}>{edition.words.sampleNotice}</Line> : null}
      </td>
    </tr>
  );
}

function Line({ edition, children }: { readonly edition: Edition; readonly children: ReactNode }): ReactElement {
  return (
    <p className="d-quiet" style={{ ...textStyle("meta", edition.language, edition.direction), padding: "0 0 8px 0" }}>
      {children}
    </p>
  );
}

export function whyWords(edition: Edition): string {
  if (edition.partner !== undefined) return edition.words.whyPartner(`\u2068${partnerShortName(edition, edition.partner)}\u2069`);
  return edition.key.kind === "direct" ? edition.words.whyDirect : edition.words.whyForwarded;
}

/** Undefined where the edition carries no token: nobody who gets a forward can unsubscribe the partner. */
export function leaveWords(edition: Edition): string | undefined {
  if (edition.key.form === "shared") return undefined;
  if (edition.partner !== undefined) return edition.words.leavePartner(`\u2068${partnerShortName(edition, edition.partner)}\u2069`);
  return edition.key.kind === "direct" ? edition.words.leave : undefined;
}
