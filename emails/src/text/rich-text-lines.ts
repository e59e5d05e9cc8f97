import {
  catalogues,
  directionOf,
  type Direction,
  type Language,
  type MailWords,
  type Media,
  type SnapshotText,
  type TextTable,
} from "@newsletter/schemas";
import { isolatedIn } from "../bidi.ts";
import { footnoteSign, numberedFootnotes, type NumberedFootnote } from "../rich-text/footnotes.ts";
import type { TextList } from "../rich-text/list-tree.ts";
import { markTree, type MarkNode } from "../rich-text/mark-tree.ts";
import { partsOf, type TextPart } from "../rich-text/parts.ts";
import { tableCells } from "../rich-text/table-cells.ts";
import { underlined } from "./plain.ts";

interface Setting {
  /** Of the edition, whose lines these become. */
  readonly direction: Direction;
  /** Of the text itself, within which names of the other direction are set apart. */
  readonly own: Direction;
  readonly words: MailWords;
  readonly footnotes: readonly NumberedFootnote[];
  readonly addressOf: AddressOf;
}

/** Where a picture can be seen, in an edition that links to pictures. */
type AddressOf = (media: Media) => string | undefined;

type Block = Parameters<typeof markTree>[0];

/**
 * A text as paragraphs of the text part: signs and numbers before entries, "> " before what is quoted, a table row by row with the heading of
 * its column before each cell, footnotes at the end. Lines stay as an editor broke them, and each carries its isolates itself.
 */
export function richTextParagraphs(
  text: SnapshotText,
  language: Language,
  direction: Direction,
  addressOf: AddressOf = () => undefined,
): readonly string[] {
  const setting: Setting = {
    direction,
    own: directionOf(language),
    words: catalogues[language].mail,
    footnotes: numberedFootnotes(text),
    addressOf,
  };
  return [...partsOf(text).map((part) => partText(part, setting)), footnotesText(setting)].filter((part) => part !== "");
}

function partText(part: TextPart, setting: Setting): string {
  switch (part.kind) {
    case "paragraph":
      return linesOfBlock(part.block, setting).join("\n");
    case "heading":
      return underlined(linesOfBlock(part.block, setting).join(" "), "~");
    case "lists":
      return part.lists.flatMap((list) => listLines(list, "", setting)).join("\n");
    case "quotation":
      return part.blocks.map((block) => prefixed(linesOfBlock(block, setting), "> ", "> ").join("\n")).join("\n>\n");
    case "figure": {
      const { alt, caption = "", credit } = part.figure;
      const photo = credit === undefined ? "" : setting.words.photo(isolatedIn(setting.own, credit));
      const said = [caption, photo].filter((words) => words !== "").join("\n");
      const address = setting.addressOf(part.figure.media);
      return [...isolated(`[${alt}]${said === "" ? "" : `\n${said}`}`, setting), ...(address === undefined ? [] : [address])].join("\n");
    }
    case "table":
      return tableLines(part.table, setting).join("\n");
  }
}

function listLines({ kind, entries }: TextList, indent: string, setting: Setting): readonly string[] {
  return entries.flatMap(({ block, lists }, index) => {
    const sign = kind === "bullet" ? "- " : `${String(index + 1)}. `;
    const hang = indent + " ".repeat(sign.length);
    return [...prefixed(linesOfBlock(block, setting), indent + sign, hang), ...lists.flatMap((list) => listLines(list, hang, setting))];
  });
}

/** "Country: Kenya", a row as an entry. Columns side by side would fall apart in every reader without letters of one width. */
function tableLines(table: TextTable, setting: Setting): readonly string[] {
  const cells = tableCells(table);
  if (cells === undefined) return [];
  if (cells.rows.length === 0) return prefixed(isolated(cells.head.filter((cell) => cell !== "").join("\n"), setting), "- ", "- ");
  return cells.rows.flatMap((row) => {
    const named = row.flatMap((cell, column) => {
      const head = cells.head[column] ?? "";
      return cell === "" ? [] : isolated(head === "" ? cell : `${setting.words.label(head)} ${isolatedIn(setting.own, cell)}`, setting);
    });
    return prefixed(named, "- ", "  ");
  });
}

function footnotesText(setting: Setting): string {
  return setting.footnotes
    .flatMap(({ number, footnote }) => {
      const sign = `${footnoteSign(number)} `;
      const paragraphs = (footnote.text ?? []).flatMap((block) => linesOfBlock(block, setting)).filter((line) => line !== "");
      return prefixed(paragraphs, sign, " ".repeat(sign.length));
    })
    .join("\n");
}

function linesOfBlock(block: Block, setting: Setting): readonly string[] {
  return isolated(
    markTree(block)
      .map((node) => nodeText(node, setting))
      .join(""),
    setting,
  );
}

/** Words as they are; a link's address follows them, a footnote's number stands in brackets. */
function nodeText(node: MarkNode, setting: Setting): string {
  if (typeof node === "string") return node;
  if ("footnote" in node) {
    const found = setting.footnotes.find(({ footnote }) => footnote._key === node.footnote._key);
    return found === undefined ? "" : footnoteSign(found.number);
  }
  const within = node.children.map((child) => nodeText(child, setting)).join("");
  return node.mark.kind === "link" && within.trim() !== node.mark.href ? `${within} <${node.mark.href}>` : within;
}

function isolated(words: string, { direction }: Setting): readonly string[] {
  return words.split("\n").map((line) => isolatedIn(direction, line));
}

function prefixed(lines: readonly string[], first: string, others: string): readonly string[] {
  return lines.map((line, index) => (index === 0 ? first : others) + line);
}
