import type { Section } from "@newsletter/schemas";
import type { ReactElement } from "react";
import { translated, type Edition } from "../edition.ts";
import { RichText } from "../rich-text/rich-text.tsx";
import { columnWidthPx, Meta, Panel } from "../ui/layout.tsx";
import { fallbackNote, Inline } from "../ui/text.tsx";

type Letter = Extract<Section, { readonly kind: "letter" }>;

/** The letter opens the issue under its title, which is the one h1 of the edition. */
export function LetterBlock({ edition, section }: { readonly edition: Edition; readonly section: Letter }): ReactElement {
  const note = fallbackNote(edition, translated(edition, section.letter));
  return (
    <tr>
      <td className="m-side" style={{ padding: "8px 24px 40px 24px" }}>
        <Panel edition={edition}>
          {note === "" ? null : (
            <Meta edition={edition} at="above">
              {note}
            </Meta>
          )}
          <RichText edition={edition} value={section.letter} widthPx={columnWidthPx(edition) - 48} heading={2} />
          <Meta edition={edition}>
            <Inline edition={edition} value={section.signatory.name} />
            {section.signatory.office === undefined ? null : (
              <>
                <br />
                <Inline edition={edition} value={section.signatory.office} />
              </>
            )}
          </Meta>
        </Panel>
      </td>
    </tr>
  );
}
