import type { Supporter } from "@newsletter/schemas";
import type { ReactElement } from "react";
import type { Edition } from "../edition.ts";
import { PictureBox, Table } from "../ui/layout.tsx";
import { Inline } from "../ui/text.tsx";
import { textStyle } from "../ui/tokens.ts";

/** Logos at one optical width, each with the organisation's name beside it: a logo alone says nothing with images off. */
export function SupportersBlock({
  edition,
  supporters,
}: {
  readonly edition: Edition;
  readonly supporters: readonly Supporter[];
}): ReactElement {
  const gap = edition.direction === "rtl" ? "0 16px 0 0" : "0 0 0 16px";
  return (
    <Table edition={edition}>
      {supporters.map(({ id, organisation }) => (
        <tr key={id}>
          {organisation.logo === undefined ? null : (
            <td width={120} valign="middle" className="d-logo" style={{ width: "120px", padding: "8px 0" }}>
              <PictureBox edition={edition} picture={organisation.logo} widthPx={120} className="" />
            </td>
          )}
          <td valign="middle" style={{ padding: gap }}>
            <p className="d-ink" style={textStyle("body", edition.language, edition.direction)}>
              {organisation.url === undefined ? (
                <Inline edition={edition} value={organisation.name} />
              ) : (
                <a href={organisation.url} style={{ color: "inherit" }}>
                  <Inline edition={edition} value={organisation.name} />
                </a>
              )}
            </p>
          </td>
        </tr>
      ))}
    </Table>
  );
}
