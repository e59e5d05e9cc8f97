import type { PortableTextBlock } from "@newsletter/schemas";
import { isolatesPerLine } from "../bidi.ts";
import { limits } from "../limits.ts";

/** Portable Text as plain paragraphs; a link's address follows its words. */
export function plainParagraphs(blocks: readonly PortableTextBlock[]): readonly string[] {
  let number = 0;
  return blocks.map((block) => {
    number = block.listItem === "number" ? number + 1 : 0;
    const text = block.children.map((span) => span.text + linkAddress(block, span.marks ?? [])).join("");
    if (block.listItem === "bullet") return `- ${text}`;
    return block.listItem === "number" ? `${String(number)}. ${text}` : text;
  });
}

function linkAddress(block: PortableTextBlock, marks: readonly string[]): string {
  const link = block.markDefs?.find(({ _key }) => marks.includes(_key));
  return link === undefined ? "" : ` <${link.href}>`;
}

/**
 * Lines of at most 76 cells. Breaks stand at blanks and between Chinese characters, which are two cells wide; an address is never broken.
 * What follows the first line of an entry is indented like its text, and an isolate that a break cut in two is closed and opened again.
 */
export function wrapped(text: string): string {
  return text
    .split("\n")
    .flatMap((paragraph) => {
      const indent = " ".repeat(/^(?:[-*] | +|\d+\. )?/u.exec(paragraph)?.[0].length ?? 0);
      return isolatesPerLine(broken(paragraph, limits.textColumnsMax - indent.length)).map((line, index) =>
        index === 0 ? line : indent + line,
      );
    })
    .join("\n");
}

function broken(paragraph: string, columnsMax: number): readonly string[] {
  const done: string[] = [];
  let line = "";
  for (const piece of pieces(paragraph)) {
    if (cells(line) + cells(piece.trimEnd()) > columnsMax && line.trim() !== "") {
      done.push(line.trimEnd());
      line = piece;
    } else line += piece;
  }
  return [...done, line.trimEnd()];
}

// Han, kana and the wide punctuation of Chinese. What closes stays with the character before it, what opens with the one after.
const wide = "[\\p{Script=Han}\\u3000-\\u303F\\uFF00-\\uFF60]";
const piece = new RegExp(
  `[\\u300A\\u300C\\u300E\\u3010\\uFF08]*${wide}[\\u3001\\u3002\\u300B\\u300D\\u300F\\u3011\\uFF01\\uFF09\\uFF0C\\uFF1A\\uFF1B\\uFF1F\\u201D\\u2069.,)\\]]*[ ]?|(?:(?!${wide})[^ ])+[ ]*|[ ]+`,
  "gu",
);

/** A paragraph cut wherever a line may end. */
function pieces(paragraph: string): readonly string[] {
  return paragraph.match(piece) ?? [];
}

/** Width on a screen of fixed-width letters. The isolating characters take none, and neither do marks on Arabic letters. */
function cells(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/[\u2066-\u2069]|\p{Mn}/u.test(character)) continue;
    width += /[\p{Script=Han}\u3000-\u303F\uFF00-\uFF60]/u.test(character) ? 2 : 1;
  }
  return width;
}

export function underlined(text: string, mark: "=" | "-"): string {
  return `${text}\n${mark.repeat(Math.min(cells(text), limits.textColumnsMax))}`;
}
