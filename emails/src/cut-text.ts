import type { PortableTextBlock, SnapshotText } from "@newsletter/schemas";
import { limits } from "./limits.ts";

/** The link that leads from a shortened text to the whole. */
export interface ReadOn {
  readonly text: string;
  readonly href: string;
}

/** The first paragraph, at most `teaserCharactersMax` long, then the link. A text that is as short as that is left as it is. */
export function firstLines(texts: SnapshotText, readOn: ReadOn): SnapshotText {
  const first = texts.find((part) => part._type === "block" && part.listItem === undefined && part.style !== "h3" && part.style !== "h4");
  if (first?._type !== "block") return [linkBlock(readOn)];
  const children = cutAt(first.children, limits.teaserCharactersMax);
  if (texts.length === 1 && children === first.children) return texts;
  return [{ ...first, children }, linkBlock(readOn)];
}

/** Nothing of the text but the way to it. */
export function onlyLink(readOn: ReadOn): SnapshotText {
  return [linkBlock(readOn)];
}

function linkBlock({ text, href }: ReadOn): PortableTextBlock {
  return {
    _type: "block",
    _key: "read-on",
    style: "normal",
    markDefs: [{ _type: "link", _key: "read-on", href }],
    children: [{ _type: "span", _key: "read-on", text, marks: ["read-on"] }],
  };
}

type Spans = PortableTextBlock["children"];

function cutAt(spans: Spans, charactersMax: number): Spans {
  const text = spans.map((span) => span.text).join("");
  if (text.length <= charactersMax) return spans;
  const { end, ellipsis } = endOfCut(text, charactersMax);
  let begin = 0;
  return spans.flatMap((span) => {
    const from = begin;
    begin += span.text.length;
    if (from >= end) return [];
    return [begin < end ? span : { ...span, text: `${span.text.slice(0, end - from)}${ellipsis}` }];
  });
}

/** After the last whole sentence, else between two words, else (in Chinese, that has no blanks) between two characters. */
function endOfCut(text: string, charactersMax: number): { readonly end: number; readonly ellipsis: string } {
  const kept = text.slice(0, charactersMax);
  // What comes after the cut says whether a full stop ends a sentence or stands in "3.5".
  const sentence = /^[\s\S]*[.!?؟。！？](?=\s|[\p{Script=Han}])/u.exec(text.slice(0, charactersMax + 1))?.[0].length ?? 0;
  if (sentence > charactersMax / 3) return { end: sentence, ellipsis: "" };
  const word = kept.lastIndexOf(" ");
  if (word > charactersMax / 3) return { end: word, ellipsis: "…" };
  // Never between the two halves of a character outside the basic plane.
  const isHalf = !kept.endsWith(String.fromCodePoint(text.codePointAt(charactersMax - 1) ?? 0));
  return { end: isHalf ? charactersMax - 1 : charactersMax, ellipsis: "…" };
}
