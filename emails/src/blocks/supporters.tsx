import type { Supporter } from "@newsletter/schemas";
import type { ReactElement } from "react";
import type { Edition } from "../edition.ts";
import { Table } from "../ui/layout.tsx";
import { PictureBox } from "../ui/picture.tsx";
import { TextBox } from "../ui/text-box.tsx";
import { Inline } from "../ui/text.tsx";
import { colour, sides, textStyle } from "../ui/tokens.ts";

const logoWidthPx = 120;

/** Logos at one optical width, each with the organisation's name beside it: a logo alone says nothing with images off. */
export function SupportersBlock({
  edition,
  supporters,
}: {
  readonly edition: Edition;
  readonly supporters: readonly Supporter[];
}): ReactElement {
  return (
    <Table edition={edition}>
      {supporters.map(({ id, organisation }) => (
        <tr key={id}>
          {organisation.logo === undefined ? null : (
            <td width={logoWidthPx} valign="middle" style={{ padding: "8px 0" }}>
              <PictureBox edition={edition} picture={organisation.logo} widthPx={logoWidthPx} className="d-logo" />
            </td>
          )}
          <td
            valign="middle"
            style={{ padding: sides(edition.direction, [8, 0, 8, organisation.logo === undefined ? 0 : 16]) }}
            {...(organisation.logo === undefined ? { colSpan: 2 } : {})}
          >
            <TextBox edition={edition}>
              <p className="d-ink" style={textStyle("body", edition.language)}>
                {organisation.url === undefined ? (
                  <Inline edition={edition} value={organisation.name} />
                ) : (
                  <a href={organisation.url} className="t" style={{ color: colour.ink, textDecoration: "underline" }}>
                    <Inline edition={edition} value={organisation.name} />
                  </a>
                )}
              </p>
            </TextBox>
          </td>
        </tr>
      ))}
    </Table>
  );
}
