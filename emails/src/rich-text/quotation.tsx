import type { PortableTextBlock } from "@newsletter/schemas";
import type { ReactElement } from "react";
import { Table } from "../ui/layout.tsx";
import { TextBox } from "../ui/text-box.tsx";
import { colour, sides } from "../ui/tokens.ts";
import { below, type Setting } from "./setting.ts";
import { Spans } from "./spans.tsx";

/**
 * Paragraphs that somebody else said, behind a rule on the side where lines begin. The rule is that of a cell, whose padding Outlook knows;
 * no slanted letters, which Arabic and Chinese have not.
 */
export function Quotation({
  blocks,
  setting,
  isLast,
}: {
  readonly blocks: readonly PortableTextBlock[];
  readonly setting: Setting;
  readonly isLast: boolean;
}): ReactElement {
  const side = setting.edition.direction === "rtl" ? "borderRight" : "borderLeft";
  return (
    <blockquote style={{ margin: below(isLast, 16) }}>
      <Table edition={setting.edition}>
        <tr>
          <td className="d-edge" style={{ [side]: `3px solid ${colour.accent}`, padding: sides(setting.edition.direction, [0, 0, 0, 16]) }}>
            <TextBox edition={setting.edition}>
              {blocks.map((block, index) => (
                <p key={block._key} style={{ ...setting.style, margin: below(index === blocks.length - 1, 8) }}>
                  <Spans block={block} setting={setting} />
                </p>
              ))}
            </TextBox>
          </td>
        </tr>
      </Table>
    </blockquote>
  );
}
