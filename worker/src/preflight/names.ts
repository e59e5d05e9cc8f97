import { translationOf, type IssueSnapshot, type Section, type TranslatedString } from "@newsletter/schemas";
import { documentTypeWords } from "../content/document-names.ts";
import { quotedCharactersMax } from "./limits.ts";

export type Item = Extract<Section, { items: readonly unknown[] }>["items"][number];

/** A letter and a free text hold words and no items. */
export function itemsOfSection(section: Section): readonly Item[] {
  return "items" in section ? section.items : [];
}

/** `The news item “Workshop in Nairobi”`: what an editor would look for in a list. */
export function itemName(snapshot: IssueSnapshot, item: Item): string {
  const words = documentTypeWords[item.type];
  return named(words, "organisation" in item ? item.organisation.name : item.title, snapshot);
}

export function named(words: string, values: TranslatedString | undefined, { publication: { languages } }: IssueSnapshot): string {
  const [first = "en"] = languages;
  const title = translationOf(values, first, languages)?.value ?? Object.values(values ?? {})[0];
  return title === undefined ? words : `${words} ${quoted(title)}`;
}

/** In quotation marks and cut to a length that fits a sentence. A control character would turn the sentence around, so it is left out. */
export function quoted(text: string): string {
  const characters = charactersOf(text.replaceAll(/[\p{Cc}\p{Cf}]/gu, " ").trim());
  const isLong = characters.length > quotedCharactersMax;
  return `“${isLong ? `${characters.slice(0, quotedCharactersMax - 1).join("")}…` : characters.join("")}”`;
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** As a reader counts them: a letter and the marks on it are one. */
export function charactersOf(text: string): readonly string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
