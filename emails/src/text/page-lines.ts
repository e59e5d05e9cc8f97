import { markupTree, plainText, type MarkupNode } from "../markup/markup-tree.ts";

/** What stands within a line; every other element begins one and ends it. */
const inline: ReadonlySet<string> = new Set([
  "a",
  "abbr",
  "b",
  "bdi",
  "bdo",
  "em",
  "i",
  "q",
  "small",
  "span",
  "strong",
  "sub",
  "sup",
  "time",
  "u",
]);
const unseen: ReadonlySet<string> = new Set(["head", "script", "style"]);

/** What a page says, line by line as a reader meets it, what its pictures show included: a page has no text part that says it. */
export function pageLines(html: string): readonly string[] {
  return wordsOf(markupTree(html))
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function wordsOf(nodes: readonly MarkupNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === "string") return plainText(node).replaceAll(/\s+/gu, " ");
      if (unseen.has(node.name)) return "";
      if (inline.has(node.name)) return wordsOf(node.children);
      return `\n${node.name === "img" ? plainText(node.attributes["alt"] ?? "") : wordsOf(node.children)}\n`;
    })
    .join("");
}
