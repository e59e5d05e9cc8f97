import { reachWords, slotTokens, type IssueSnapshot } from "@newsletter/schemas";
import type { ReactElement } from "react";
import { isolatedIn } from "../bidi.ts";
import { partnerShortName, type Edition } from "../edition.ts";
import { Bidi } from "../ui/bidi-text.tsx";
import { Paragraph, PlainLink } from "../ui/text.tsx";
import { colour, textStyle } from "../ui/tokens.ts";
import { TextBox } from "../ui/text-box.tsx";

/** What the partner's office reads first, and takes out before it forwards. */
export function CoverNote({ edition }: { readonly edition: Edition }): ReactElement | null {
  const heading = coverNoteHeading(edition);
  if (heading === "") return null;
  return (
    <tr>
      <td
        className="m-side d-note d-rule"
        style={{ backgroundColor: colour.note, padding: "16px 24px", borderBottom: `1px solid ${colour.rule}` }}
      >
        <TextBox edition={edition}>
          <p className="d-alert" style={{ ...textStyle("meta", edition.language), color: colour.alert, fontWeight: 700 }}>
            <Bidi edition={edition} text={heading} />
          </p>
          <Paragraph edition={edition} value={coverNoteOf(edition)} margin="4px 0 0" />
          {hasPack(edition) ? (
            <p style={{ margin: "8px 0 0" }}>
              <PlainLink href={slotTokens.packUrl}>{edition.words.openPack}</PlainLink>
            </p>
          ) : null}
          {hasReachQuestion(edition) ? (
            <p style={{ margin: "8px 0 0" }}>
              <PlainLink href={slotTokens.reachUrl}>{reachWords[edition.language].inMail}</PlainLink>
            </p>
          ) : null}
        </TextBox>
      </td>
    </tr>
  );
}

/** The partner's own note, else the one for all of them. */
export function coverNoteOf({ partner, snapshot }: Edition): IssueSnapshot["issue"]["coverNote"] {
  return partner?.coverNote ?? snapshot.issue.coverNote;
}

/** Empty but in a partner copy: no note for an office goes to its members. */
export function coverNoteHeading(edition: Edition): string {
  if (edition.partner === undefined || edition.key.kind !== "partner") return "";
  return edition.words.forPartnerOnly(isolatedIn(edition.direction, partnerShortName(edition, edition.partner)));
}

/** The way to the partner's pack goes to its office alone: it opens without an account. */
export function hasPack({ key }: Edition): boolean {
  return key.kind === "partner" && key.form === "personal";
}

/** Where the publication asks, its question goes to whom the pack goes. */
export function hasReachQuestion(edition: Edition): boolean {
  return hasPack(edition) && edition.snapshot.publication.hasReachQuestion === true;
}
