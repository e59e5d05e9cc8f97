import type { Language } from "@newsletter/schemas";
import { claimOf, type Claim } from "./claim.ts";
import type { ReadEdition } from "./editions.ts";
import { attributeOf, elementsOf, parseDocument, squeezed, wordsOf } from "./html.ts";

/** What of an issue made of a corpus stands in its source, to be found again in what readers get. */
export interface Content {
  readonly texts: readonly string[];
  readonly links: readonly string[];
}

/** The web edition is whole, however much a mail may leave to it. */
export function contentClaim(issue: string, editions: readonly ReadEdition[], contentIn: (language: Language) => Content): Claim {
  const pages = editions.filter(({ edition }) => edition.key.kind === "web");
  const wanted = pages.map(({ name, html, edition }) => ({ name, html, ...contentIn(edition.key.language) }));
  const count = (of: "texts" | "links"): string => String(wanted.reduce((total, page) => total + page[of].length, 0));
  return claimOf(
    `${issue}: all of its source stands in the web edition`,
    wanted.flatMap(({ name, html, texts, links }) => missingContent(html, { texts, links }).map((missing) => `${name}: ${missing}`)),
    `${count("texts")} texts and ${count("links")} links in ${String(pages.length)} pages`,
  );
}

export function missingContent(html: string, { texts, links }: Content): readonly string[] {
  const document = parseDocument(html);
  const words = plain(wordsOf(document));
  const addresses = new Set(elementsOf(document).map((element) => attributeOf(element, "href")));
  return [
    ...texts.filter((text) => !words.includes(plain(text))).map((text) => `text "${text}"`),
    ...links.filter((link) => !addresses.has(link)).map((link) => `link ${link}`),
  ];
}

/** Isolates around Latin words in Arabic are ours; they change no word. */
const plain = (text: string): string => squeezed(text.replaceAll(/[\u2066-\u2069\u200E\u200F]/gu, ""));
