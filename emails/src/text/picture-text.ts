import type { Picture } from "@newsletter/schemas";
import type { Edition } from "../edition.ts";
import { pictureAddress } from "./picture-address.ts";
import { line, lines } from "./lines.ts";

/** Where the HTML shows a picture the text is silent; where it links to one, the text has the link too. */
export function pictureText(edition: Edition, picture: Picture | undefined): string {
  if (picture === undefined) return "";
  const { words } = edition;
  const address = pictureAddress(edition, picture.media);
  return address === undefined ? "" : lines(`${words.label(words.picture)} ${line(edition, picture.alt)}`, address);
}
