import { mediaUrl, type Picture } from "@newsletter/schemas";
import type { Edition } from "../edition.ts";
import { line, lines } from "./lines.ts";

/** Where the HTML shows a picture the text is silent; where it links to one, the text has the link too. */
export function pictureText(edition: Edition, picture: Picture | undefined): string {
  if (picture === undefined || edition.key.kind !== "lowBandwidth") return "";
  const { words, snapshot } = edition;
  return lines(`${words.label(words.picture)} ${line(edition, picture.alt)}`, mediaUrl(snapshot.baseUrl, picture.media));
}
