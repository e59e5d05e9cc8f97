import { slotTokens, subscribeUrl, type SnapshotPartner } from "@newsletter/schemas";
import type { ReactElement, ReactNode } from "react";
import { isolatedIn } from "../bidi.ts";
import { partnerShortName, type Edition } from "../edition.ts";
import { Bidi } from "../ui/bidi-text.tsx";
import { Inline, Paragraph, PlainLink } from "../ui/text.tsx";
import { colour, textStyle } from "../ui/tokens.ts";
import { AboutUs } from "./about-us.tsx";
import { PassOn } from "./pass-on.tsx";
import { SampleNotice } from "./sample-notice.tsx";
import { TextBox } from "../ui/text-box.tsx";

/** Who publishes this, why the reader has it, and how to stop it. The forwardable edition and the page have no token to stop it with. */
export function Footer({ edition }: { readonly edition: Edition }): ReactElement {
  return (
    <tr>
      <td className="m-side d-panel" style={{ backgroundColor: colour.panel, padding: "28px 24px 32px 24px" }}>
        <TextBox edition={edition}>
          <AboutUs edition={edition} />
          <Imprint edition={edition} />
          {edition.isPage ? (
            <>
              <PassOn edition={edition} />
              <Subscribe edition={edition} />
            </>
          ) : (
            <WhyAndLeave edition={edition} />
          )}
          <SampleNotice edition={edition} />
        </TextBox>
      </td>
    </tr>
  );
}

function Imprint({ edition }: { readonly edition: Edition }): ReactElement {
  const { publication } = edition.snapshot;
  return (
    <>
      <p className="d-quiet" style={{ ...textStyle("meta", edition.language), margin: "16px 0 0" }}>
        <strong className="d-ink" style={{ color: colour.ink }}>
          <Inline edition={edition} value={publication.publisher} />
        </strong>
        {publication.postalAddress === undefined ? null : (
          <>
            {" · "}
            <Bidi edition={edition} text={isolatedIn(edition.direction, publication.postalAddress)} />
          </>
        )}
      </p>
      {publication.contactLine === undefined ? null : <Paragraph edition={edition} value={publication.contactLine} role="meta" />}
      {publication.websiteUrl === undefined ? null : (
        <Line edition={edition}>
          <span dir="ltr">
            <PlainLink href={publication.websiteUrl}>{publication.websiteUrl.replace(/^https?:\/\//u, "").replace(/\/$/u, "")}</PlainLink>
          </span>
        </Line>
      )}
    </>
  );
}

function WhyAndLeave({ edition }: { readonly edition: Edition }): ReactElement {
  const leave = leaveWords(edition);
  return (
    <>
      <Line edition={edition} space>
        <Bidi edition={edition} text={whyWords(edition)} />
      </Line>
      <Line edition={edition} space>
        <PlainLink href={edition.webUrl}>{edition.words.readWebEdition}</PlainLink>
        {leave === undefined ? null : (
          <>
            {" · "}
            <PlainLink href={slotTokens.leaveUrl}>
              <Bidi edition={edition} text={leave} />
            </PlainLink>
          </>
        )}
        {hasPreferences(edition) ? (
          <>
            {" · "}
            <PlainLink href={slotTokens.preferencesUrl}>{edition.words.preferences}</PlainLink>
          </>
        ) : null}
      </Line>
      {edition.key.form === "shared" ? <Subscribe edition={edition} /> : null}
    </>
  );
}

/** For whoever has this from somebody else. */
function Subscribe({ edition }: { readonly edition: Edition }): ReactElement {
  return (
    <Line edition={edition} space>
      <PlainLink href={subscribeUrl(edition.snapshot, edition.language)}>{edition.words.subscribe}</PlainLink>
    </Line>
  );
}

function Line({
  edition,
  children,
  space = false,
}: {
  readonly edition: Edition;
  readonly children: ReactNode;
  readonly space?: boolean;
}): ReactElement {
  return (
    <p className="d-quiet" style={{ ...textStyle("meta", edition.language), margin: space ? "12px 0" : "0" }}>
      {children}
    </p>
  );
}

export function whyWords(edition: Edition): string {
  const { words, key, partner, memberOf } = edition;
  if (key.form === "shared") return words.whyForwarded;
  if (memberOf !== undefined) return words.whyMembers(nameIn(edition, memberOf));
  return partner === undefined ? words.whyDirect : words.whyPartner(nameIn(edition, partner));
}

/** A reader's own settings. In a partner copy they would be the office's, open to every member to whom it is passed on. */
export function hasPreferences({ key }: Edition): boolean {
  return key.form === "personal" && key.kind !== "partner";
}

/** Undefined where the edition carries no token: nobody who gets a forward can unsubscribe the partner. */
export function leaveWords(edition: Edition): string | undefined {
  const { words, key, partner, memberOf } = edition;
  if (key.form === "shared") return undefined;
  if (memberOf !== undefined) return words.leaveMembers(nameIn(edition, memberOf));
  return partner === undefined ? words.leave : words.leavePartner(nameIn(edition, partner));
}

function nameIn(edition: Edition, partner: SnapshotPartner): string {
  return isolatedIn(edition.direction, partnerShortName(edition, partner));
}
