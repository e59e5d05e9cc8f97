import { directionOfText } from "../bidi.ts";
import type { Edition } from "../edition.ts";

/** Text of a partner inside MJML: escaped, and with its own direction where that is not the edition's. */
export function isolated(edition: Edition, text: string): string {
  const direction = directionOfText(text) ?? edition.direction;
  return direction === edition.direction ? escaped(text) : `<span dir="${direction}">${escaped(text)}</span>`;
}

export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
