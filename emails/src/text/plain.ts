import type { PortableTextBlock } from "@newsletter/schemas";
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

/** Breaks at blanks; a word longer than the line, such as an address, stays whole. Chinese has no blanks and is left to the reader's client. */
export function wrapped(text: string): string {
  return text
    .split("\n")
    .map((paragraph) => {
      const lines: string[] = [];
      let line = "";
      for (const word of paragraph.split(" ")) {
        const longer = line === "" ? word : `${line} ${word}`;
        if (longer.length > limits.textColumnsMax && line !== "") {
          lines.push(line);
          line = word;
        } else line = longer;
      }
      return [...lines, line].join("\n");
    })
    .join("\n");
}

export function underlined(text: string, mark: "=" | "-"): string {
  return `${text}\n${mark.repeat(Math.min(Array.from(text).length, limits.textColumnsMax))}`;
}
