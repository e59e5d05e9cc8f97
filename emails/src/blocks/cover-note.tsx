import type { ReactElement } from "react";
import { partnerShortName, type Edition } from "../edition.ts";
import { Inline } from "../ui/text.tsx";
import { colour, textStyle } from "../ui/tokens.ts";

/** What the partner's office reads first, and takes out before it forwards. */
export function CoverNote({ edition }: { readonly edition: Edition }): ReactElement | null {
  if (edition.partner === undefined) return null;
  return (
    <tr>
      <td
        className="m-side d-panel d-rule"
        style={{ backgroundColor: "#FFF7E6", padding: "16px 24px", borderBottom: `1px solid ${colour.rule}` }}
      >
        <p className="d-alert" style={{ ...textStyle("meta", edition.language, edition.direction), color: colour.alert, fontWeight: 700 }}>
          {edition.words.forPartnerOnly(`\u2068${partnerShortName(edition, edition.partner)}\u2069`)}
        </p>
        <p className="d-ink" style={{ ...textStyle("body", edition.language, edition.direction), padding: "4px 0 0 0" }}>
          <Inline edition={edition} value={edition.snapshot.issue.coverNote} />
        </p>
      </td>
    </tr>
  );
}
