import type { Section } from "@newsletter/schemas";
import type { ReactElement } from "react";
import { translated, type Edition } from "../edition.ts";
import { FallbackNote, Inline, RichText } from "../ui/text.tsx";
import { colour, textStyle } from "../ui/tokens.ts";

type Letter = Extract<Section, { readonly kind: "letter" }>;

/** The letter opens the issue under its title, which is the one h1 of the edition. */
export function LetterBlock({ edition, section }: { readonly edition: Edition; readonly section: Letter }): ReactElement {
  const text = translated(edition, section.letter);
  return (
    <tr>
      <td className="m-side" style={{ padding: "8px 24px 32px 24px" }}>
        <div className="d-panel" style={{ backgroundColor: colour.panel, borderRadius: "6px", padding: "24px 24px 16px 24px" }}>
          {text === undefined ? null : <FallbackNote edition={edition} translation={text} />}
          <RichText edition={edition} value={section.letter} />
          <p className="d-quiet" style={{ ...textStyle("meta", edition.language, edition.direction), padding: "4px 0 8px 0" }}>
            <Inline edition={edition} value={section.signatory} />
          </p>
        </div>
      </td>
    </tr>
  );
}
