import { issueSnapshotSchema, languages, type IssueSnapshot, type Language, type PortableText } from "@newsletter/schemas";
import type { Content } from "../content.ts";
import { elementsOf, parseDocument, squeezed, wordsOf, type HtmlElement } from "../html.ts";

/** The six languages as the corpus names its files. */
export const udhrFiles: Readonly<Record<Language, string>> = {
  en: "eng.html",
  fr: "fra.html",
  es: "spa.html",
  ar: "arb.html",
  ru: "rus.html",
  zh: "cmn_hans.html",
};

interface Chapter {
  readonly heading: string;
  readonly paragraphs: readonly { readonly text: string; readonly isListed: boolean }[];
}

interface Declaration {
  readonly title: string;
  readonly preamble: Chapter;
  readonly articles: readonly Chapter[];
}

/** The same text in six languages as an issue: the preamble opens it, each article is an item. Nothing in it falls back. */
export function udhrIssue(frame: IssueSnapshot, page: (language: Language) => string): IssueSnapshot {
  const declarations = inAll((language) => declarationOf(page(language)));
  const numbers = declarations.en.articles.map((_, index) => index);
  const chapters = (index: number): Record<Language, Chapter> => inAll((language) => chapterAt(declarations[language], index));
  const title = inAll((language) => declarations[language].title);
  return issueSnapshotSchema.parse({
    ...frame,
    issue: { ...frame.issue, id: "udhr", slug: "udhr", title, subject: title, preheader: title, coverNote: title },
    sections: [
      {
        kind: "freeText",
        key: "preamble",
        heading: inAll((language) => declarations[language].preamble.heading),
        text: inAll((language) => textOfChapter(declarations[language].preamble)),
      },
      { kind: "news", key: "articles", layout: "oneColumn", items: numbers.map((index) => articleItem(index, chapters(index))) },
    ],
    pinned: [],
  });
}

/** Every heading and paragraph of a page of the corpus: all have to be found in the web edition of its language. */
export function udhrContent(page: string): Content {
  const wanted = new Set(["h1", "h2", "p"]);
  return {
    texts: elementsOf(parseDocument(page))
      .filter(({ tagName }) => wanted.has(tagName))
      .map((element) => squeezed(wordsOf(element))),
    links: [],
  };
}

function articleItem(index: number, chapters: Readonly<Record<Language, Chapter>>): object {
  return {
    type: "newsItem",
    id: `article-${String(index + 1)}`,
    title: inAll((language) => chapters[language].heading),
    teaser: inAll((language) => textOfChapter(chapters[language])),
    links: [],
    organisations: [],
  };
}

function inAll<T>(of: (language: Language) => T): Record<Language, T> {
  return { en: of("en"), fr: of("fr"), es: of("es"), ar: of("ar"), ru: of("ru"), zh: of("zh") };
}

function chapterAt({ articles }: Declaration, index: number): Chapter {
  const chapter = articles[index];
  if (chapter === undefined) throw new Error(`The declaration has no article ${String(index + 1)} in one of ${languages.join(", ")}.`);
  return chapter;
}

function declarationOf(page: string): Declaration {
  const elements = elementsOf(parseDocument(page));
  const header = elements.find(({ tagName }) => tagName === "header");
  const title = elements.find(({ tagName }) => tagName === "h1");
  if (header === undefined || title === undefined) throw new Error("The declaration has neither title nor preamble.");
  return {
    title: squeezed(wordsOf(title)),
    preamble: chapterOf(header),
    articles: elements.filter(({ tagName }) => tagName === "article").map(chapterOf),
  };
}

function chapterOf(element: HtmlElement): Chapter {
  const inner = elementsOf(element);
  const listed = new Set(inner.filter(({ tagName }) => tagName === "li").flatMap((item) => elementsOf(item)));
  return {
    heading: inner
      .filter(({ tagName }) => tagName === "h2")
      .map((heading) => squeezed(wordsOf(heading)))
      .join(" "),
    paragraphs: inner
      .filter(({ tagName }) => tagName === "p")
      .map((paragraph) => ({ text: squeezed(wordsOf(paragraph)), isListed: listed.has(paragraph) })),
  };
}

function textOfChapter({ paragraphs }: Chapter): PortableText {
  return paragraphs.map(({ text, isListed }, index) => ({
    _type: "block",
    _key: `p${String(index)}`,
    style: "normal",
    ...(isListed ? { listItem: "number", level: 1 } : {}),
    markDefs: [],
    children: [{ _type: "span", _key: "s", text, marks: [] }],
  }));
}
