import type { Picture } from "@newsletter/schemas";
import type { ReactElement, ReactNode } from "react";
import type { Edition } from "../edition.ts";
import { columnWidthPx, Table } from "./layout.tsx";
import { PictureBox } from "./picture.tsx";
import { sides } from "./tokens.ts";
import { TextBox } from "./text-box.tsx";

const usualWidthPx = 120;
const gapPx = 20;

/** Room for what stands beside the picture. */
export function besidePictureWidthPx(edition: Edition, picture: Picture | undefined, widthPx = usualWidthPx): number {
  return columnWidthPx(edition) - (picture === undefined ? 0 : widthPx + gapPx);
}

/** A picture, a logo or a cover beside the text; on a phone above it. `dir` of the table puts it on the right in Arabic. */
export function PictureBeside({
  edition,
  picture,
  widthPx = usualWidthPx,
  className,
  children,
}: {
  readonly edition: Edition;
  readonly picture: Picture | undefined;
  readonly widthPx?: number;
  readonly className: string;
  readonly children: ReactNode;
}): ReactElement {
  if (picture === undefined) return <TextBox edition={edition}>{children}</TextBox>;
  return (
    <Table edition={edition}>
      <tr>
        <td width={widthPx} valign="top" className="m-stack">
          <PictureBox edition={edition} picture={picture} widthPx={widthPx} className={className} />
        </td>
        <td valign="top" className="m-stack m-gap" style={{ padding: sides(edition.direction, [0, 0, 0, gapPx]) }}>
          <TextBox edition={edition}>{children}</TextBox>
        </td>
      </tr>
    </Table>
  );
}
