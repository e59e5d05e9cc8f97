import type { Language, PortableTextBlock, SnapshotText } from "@newsletter/schemas";
import { media } from "./issue-snapshot.ts";

// Builders of the parts of a text. A key is the words themselves, so that a test can be read.

type Layout = Partial<Pick<PortableTextBlock, "style" | "listItem" | "level" | "markDefs">>;

export function block(text: string | PortableTextBlock["children"], layout: Layout = {}): PortableTextBlock {
  const children = typeof text === "string" ? [span(text)] : text;
  return { _type: "block", _key: children.map((child) => child.text).join(""), style: "normal", markDefs: [], children, ...layout };
}

export function span(text: string, ...marks: readonly string[]): PortableTextBlock["children"][number] {
  return { _type: "span", _key: text, text, marks: [...marks] };
}

export function entry(text: string, level = 1, listItem: "bullet" | "number" = "bullet"): PortableTextBlock {
  return block(text, { listItem, level });
}

export function link(key: string, href: string): NonNullable<PortableTextBlock["markDefs"]>[number] {
  return { _type: "link", _key: key, href };
}

export function footnote(key: string, ...paragraphs: readonly PortableTextBlock[]): NonNullable<PortableTextBlock["markDefs"]>[number] {
  const text = paragraphs.map(({ children, markDefs = [] }, index) => ({
    _type: "block" as const,
    _key: `${key}${String(index)}`,
    children,
    markDefs: markDefs.filter((mark) => mark._type === "link"),
  }));
  return { _type: "footnote", _key: key, text };
}

export function table(...rows: readonly (readonly string[])[]): SnapshotText[number] {
  return {
    _type: "table",
    _key: "table",
    rows: rows.map((cells, index) => ({ _type: "tableRow", _key: String(index), cells: [...cells] })),
  };
}

export function figure(alt: string, words: { readonly caption?: string; readonly credit?: string } = {}): SnapshotText[number] {
  return { _type: "figure", _key: "figure", media, alt, ...words };
}

const words: Readonly<Record<"en" | "ar", readonly string[]>> = {
  en: ["What comes next", "The session decided", "In detail", "a report", "first", "second", "deeper", "one", "two"],
  ar: ["ما الخطوة التالية", "قررت الدورة", "بالتفصيل", "تقرير", "أولًا", "ثانيًا", "أعمق", "واحد", "اثنان"],
};

/** One of every kind, in one of two languages. */
export function everyKind(language: "en" | "ar"): SnapshotText {
  const [heading = "", decided = "", small = "", report = "", first = "", second = "", deeper = "", one = "", two = ""] = words[language];
  const note = block([span(`${report} `), span("UNODC", "nl")], { markDefs: [link("nl", "https://example.org/note")] });
  return [
    block(heading, { style: "h3" }),
    block([span(`${decided} `), span(report, "l", "strong"), span("\n"), span(second, "em", "n1")], {
      markDefs: [link("l", "https://example.org/report"), footnote("n1", note)],
    }),
    block(small, { style: "h4" }),
    entry(first),
    entry(deeper, 2, "number"),
    entry(second),
    block(`${decided}!`, { style: "blockquote" }),
    block(`${report}!`, { style: "blockquote" }),
    figure(first, { caption: second, credit: "Jane Doe" }),
    table([one, two], ["Kenya", "948"], ["Peru", "12"]),
  ];
}

export function perLanguage(...languages: readonly Language[]): Partial<Record<Language, SnapshotText>> {
  return Object.fromEntries(languages.map((language) => [language, everyKind(language === "ar" ? "ar" : "en")]));
}
