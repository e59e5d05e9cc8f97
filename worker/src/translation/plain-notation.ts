import type { Paragraph } from "./inline.ts";
import type { ReadNode, ReadParagraph, Unreadable } from "./translation-file.ts";

// A paragraph in a cell of a table, for people: [words](1) is a link or a footnote, whose number says which, **words** is strong, __words__ is emphasised.
// A backslash before one of these signs makes it a sign like any other.

const signs = { strong: "**", em: "__" } as const;

export function writePlain(paragraph: Paragraph): string {
  return paragraph
    .map((node) => {
      if (typeof node === "string") return escaped(node);
      const within = writePlain(node.children);
      if (node.code.kind === "link" || node.code.kind === "footnote") return `[${within}](${node.id})`;
      return `${signs[node.code.kind]}${within}${signs[node.code.kind]}`;
    })
    .join("");
}

/** Single stars and underscores are left alone where nothing makes a pair of them: in names of files and addresses they are frequent. */
function escaped(words: string): string {
  return words.replaceAll(/[\\[\]]/gu, String.raw`\$&`).replaceAll(/^[*_]|[*_]$|\*(?=\*)|(?<=\*)\*|_(?=_)|(?<=_)_/gu, String.raw`\$&`);
}

interface Open {
  readonly sign: "[" | "**" | "__" | "";
  readonly nodes: ReadNode[];
}

/**
 * Reads a cell. Emphasis has the number 0 for “strong” and for “em” the name: which one of the source it is does not matter, since they are
 * all alike. A bracket without a number is a bracket.
 */
export function readPlain(cell: string): ReadParagraph | Unreadable {
  const stack: Open[] = [{ sign: "", nodes: [] }];
  const here = (): ReadNode[] => stack.at(-1)?.nodes ?? [];
  const write = (words: string): void => {
    const last = here().at(-1);
    if (typeof last === "string") here().splice(-1, 1, last + words);
    else here().push(words);
  };
  /** An opened bracket that turns out to be none: what came since belongs to what was open before. */
  const unopen = (): void => {
    const top = stack.pop();
    write(top?.sign ?? "");
    for (const node of top?.nodes ?? [])
      if (typeof node === "string") write(node);
      else here().push(node);
  };

  for (const [token] of cell.matchAll(/\\[\\[\]*_]|\[|\]\(\p{Nd}{1,6}\)|\*\*|__|[^\\[\]*_]+|[\s\S]/gu)) {
    if (token.length === 2 && token.startsWith("\\")) write(token.slice(1));
    else if (token === "[") stack.push({ sign: "[", nodes: [] });
    else if (token.startsWith("](")) {
      if (!stack.some(({ sign }) => sign === "[")) write(token);
      else if (stack.at(-1)?.sign !== "[") return { fault: crossed };
      else {
        const nodes = stack.pop()?.nodes ?? [];
        here().push({ id: asciiDigits(token.slice(2, -1)), children: nodes });
      }
    } else if (token === "**" || token === "__") {
      if (!stack.some(({ sign }) => sign === token)) stack.push({ sign: token, nodes: [] });
      else {
        while (stack.at(-1)?.sign === "[") unopen();
        if (stack.at(-1)?.sign !== token) return { fault: crossed };
        const nodes = stack.pop()?.nodes ?? [];
        here().push({ id: token === "**" ? "strong" : "em", children: nodes });
      }
    } else write(token);
  }
  while (stack.at(-1)?.sign === "[") unopen();
  return stack.length === 1 ? here() : { fault: crossed };
}

const crossed = "has ** or __ that begin and do not end, or cross a link.";

/** Digits of any script as those of ours; a translator may write a link's number like every other. */
export function asciiDigits(words: string): string {
  return words.replaceAll(/\p{Nd}/gu, (digit) => String(valueOf(digit)));
}

/** Digits of a script stand in a row from nought to nine, and no row begins within another one. */
function valueOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return (code - first) % 10;
}
