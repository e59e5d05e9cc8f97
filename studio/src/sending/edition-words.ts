import { editionKindSchema, languageNames, languages, type AudienceCounts, type PreparedEdition } from "@newsletter/schemas";
import { kindTitles } from "../preview/kind-titles.ts";
import { counted } from "./audience-words.ts";

/** "English", "Partner copy", "VNGOC": apart, since each may be written in another direction. */
export function editionTitle({ key }: Pick<PreparedEdition, "key">, partners: AudienceCounts["partners"]): readonly string[] {
  const language = languageNames[key.language];
  if (key.partnerId === undefined) return [language, kindTitles[key.kind]];
  const partner = partners.find(({ partnerId }) => partnerId === key.partnerId);
  return [language, kindTitles[key.kind], partner?.name ?? key.partnerId];
}

/** "1,500 recipients · 82 kB"; a page has no recipients to count. */
export function editionFigures({ key, recipientCount, htmlBytes }: PreparedEdition): string {
  const size = `${String(Math.round(htmlBytes / 1000))} kB`;
  return `${key.kind === "web" ? "a page for everybody" : counted(recipientCount, "recipient")} · ${size}`;
}

/** By language, then by kind, mails before pages; what most people get comes first within these. */
export function inReadingOrder(editions: readonly PreparedEdition[]): readonly PreparedEdition[] {
  return editions.toSorted((a, b) => rank(a) - rank(b) || b.recipientCount - a.recipientCount || a.keyText.localeCompare(b.keyText));
}

const kinds = editionKindSchema.options;

function rank({ key }: PreparedEdition): number {
  return kinds.length * languages.indexOf(key.language) + kinds.indexOf(key.kind);
}
