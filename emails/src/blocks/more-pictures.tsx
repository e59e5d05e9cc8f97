import type { Picture } from "@newsletter/schemas";
import type { ReactElement } from "react";
import type { Edition } from "../edition.ts";
import { Table } from "../ui/layout.tsx";
import { PictureBox } from "../ui/picture.tsx";
import { sides } from "../ui/tokens.ts";

const widthPx = 120;

/** Small pictures or logos side by side below the text they belong to. */
export function MorePictures({ edition, pictures }: { readonly edition: Edition; readonly pictures: readonly Picture[] }): ReactElement {
  return (
    <Table edition={edition} width="auto" style={{ margin: "12px 0 0" }}>
      <tr>
        {pictures.map((picture, index) => (
          <td
            key={picture.media.sha256}
            width={widthPx}
            valign="middle"
            style={{ padding: sides(edition.direction, [0, 0, 0, index === 0 ? 0 : 12]) }}
          >
            <PictureBox edition={edition} picture={picture} widthPx={widthPx} className="d-logo" />
          </td>
        ))}
      </tr>
    </Table>
  );
}
