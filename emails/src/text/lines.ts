import type { Media } from "@newsletter/schemas";
import { isolatedIn } from "../bidi.ts";
import { translated, translatedString, type Edition } from "../edition.ts";
import type { Texts } from "../rich-text/texts.ts";
import { fallbackNote } from "../ui/text.tsx";
import { pictureAddress } from "./picture-address.ts";
import { richTextParagraphs } from "./rich-text-lines.ts";

// What the texts of all items are made of.

type Strings = Parameters<typeof translated<string>>[1];

export function line(edition: Edition, values: Strings): string {
  return isolatedIn(edition.direction, translatedString(edition, values));
}

/** A title, with a word about its language where it is a fallback. */
export function titleLine(edition: Edition, values: Strings): string {
  return [line(edition, values), inBrackets(fallbackNote(edition, translated(edition, values)))].filter((part) => part !== "").join(" ");
}

export const inBrackets = (text: string): string => (text === "" ? "" : `(${text})`);

export function paragraphs(edition: Edition, values: Texts): string {
  const translation = translated(edition, values);
  if (translation === undefined) return "";
  const addressOf = (media: Media): string | undefined => pictureAddress(edition, media);
  return richTextParagraphs(translation.value, translation.language, edition.direction, addressOf).join("\n\n");
}

export function lines(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n");
}
