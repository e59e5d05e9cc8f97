import { footnotesOf, shortDigest, type Footnote, type PortableText, type PortableTextBlock } from "@newsletter/schemas";

// A paragraph as translators get it: words, with what is emphasised or linked around them. Both formats write this tree and read it back.

export type Code =
  | { readonly kind: "strong" }
  | { readonly kind: "em" }
  | { readonly kind: "link"; readonly href: string }
  /** `note` says which of its paragraph's footnotes, from 0. */
  | { readonly kind: "footnote"; readonly note: number };

/** Words, or something around words. `id` is a number in digits, unique in its text; a translation keeps it. */
export type Node = string | { readonly id: string; readonly code: Code; readonly children: Paragraph };
export type Paragraph = readonly Node[];

type Block = PortableTextBlock;
type Inline = Pick<Block, "children" | "markDefs">;

interface Run {
  readonly text: string;
  /** By the mark's key for links and footnotes, by its name for emphasis; outermost first. */
  readonly marks: readonly (readonly [string, Code])[];
}

const order: readonly Code["kind"][] = ["footnote", "link", "strong", "em"];

/**
 * The paragraphs of a text; codes are counted through all of them. Those of a footnote come after the one it belongs to, a cell of a table is
 * one, and so is what a figure shows and what stands below it.
 */
export function paragraphsOf(text: PortableText): readonly Paragraph[] {
  let last = 0;
  const nextId = (): string => String((last += 1));
  return text.flatMap((part): readonly Paragraph[] => {
    switch (part._type) {
      case "block":
        return [part, ...footnotesOf(part).flatMap((footnote) => footnote.text ?? [])].map((block) => nested(runsOf(block), nextId));
      case "table":
        return (part.rows ?? []).flatMap(({ cells = [] }) => cells.map((cell) => [cell]));
      case "figure":
        return [[part.alt ?? ""], [part.caption ?? ""]];
    }
  });
}

function runsOf(block: Inline): readonly Run[] {
  const codes = new Map((block.markDefs ?? []).flatMap((mark) => (mark._type === "link" ? [[mark._key, linkTo(mark.href)]] : [])));
  for (const [note, { _key }] of footnotesOf(block).entries()) codes.set(_key, { kind: "footnote", note });
  return block.children
    .filter(({ text }) => text !== "")
    .map(({ text, marks = [] }) => ({
      text,
      marks: marks
        .flatMap((mark): readonly (readonly [string, Code])[] => {
          const code = codes.get(mark);
          if (code !== undefined) return [[mark, code]];
          return mark === "strong" || mark === "em" ? [[mark, { kind: mark }]] : [];
        })
        .toSorted(([, a], [, b]) => order.indexOf(a.kind) - order.indexOf(b.kind)),
    }));
}

const linkTo = (href: string): Code => ({ kind: "link", href });

/** Each mark is drawn around as many runs as have it in a row, so that a link with a bold word in it stays one link. */
function nested(runs: readonly Run[], nextId: () => string): Paragraph {
  const [first] = runs;
  if (first === undefined) return [];
  const [outermost] = first.marks;
  if (outermost === undefined) {
    const plain = countWhile(runs, ({ marks }) => marks.length === 0);
    const words = runs.slice(0, plain).map(({ text }) => text);
    return [words.join(""), ...nested(runs.slice(plain), nextId)];
  }
  const [key, code] = outermost;
  const alike = countWhile(runs, ({ marks }) => marks.some(([other]) => other === key));
  const id = nextId();
  const within = runs.slice(0, alike).map(({ text, marks }) => ({ text, marks: marks.filter(([other]) => other !== key) }));
  return [{ id, code, children: nested(within, nextId) }, ...nested(runs.slice(alike), nextId)];
}

function countWhile<T>(values: readonly T[], holds: (value: T) => boolean): number {
  const end = values.findIndex((value) => !holds(value));
  return end === -1 ? values.length : end;
}

/** The words of a paragraph alone. */
export function wordsOf(paragraph: Paragraph): string {
  return paragraph.map((node) => (typeof node === "string" ? node : wordsOf(node.children))).join("");
}

/** Everything that stands around words, in the order in which it begins. */
export function codesOf(paragraph: Paragraph): readonly Exclude<Node, string>[] {
  return paragraph.flatMap((node) => (typeof node === "string" ? [] : [node, ...codesOf(node.children)]));
}

/** A text with these words, laid out like `source`: a heading stays one, an entry of a list too, a cell stands in its row. */
export function textOf(paragraphs: readonly Paragraph[], source: PortableText, unitId: string): PortableText {
  let at = 0;
  const next = (): Paragraph => paragraphs[at++] ?? [];
  const nextWords = (): string => wordsOf(next()).trim();
  return source.map((part, index): PortableText[number] => {
    const key = blockKey(unitId, index);
    switch (part._type) {
      case "block":
        return {
          ...layoutOf(part),
          ...blockOf(
            next(),
            key,
            footnotesOf(part).map(({ text = [] }, note) => text.map((_, n) => blockOf(next(), `${key}f${note}b${n}`))),
          ),
        };
      case "table":
        return {
          ...part,
          _key: key,
          rows: (part.rows ?? []).map(({ cells = [] }, n) => ({ _type: "tableRow", _key: `${key}r${n}`, cells: cells.map(nextWords) })),
        };
      case "figure":
        return { ...part, _key: key, alt: nextWords(), caption: nextWords() };
    }
  });
}

interface WrittenBlock {
  readonly _type: "block";
  readonly _key: string;
  readonly markDefs: NonNullable<Block["markDefs"]>;
  readonly children: Block["children"];
}

function blockOf(paragraph: Paragraph, key: string, footnotes: readonly (readonly WrittenBlock[])[] = []): WrittenBlock {
  const markDefs = new Map<string, WrittenBlock["markDefs"][number]>();
  const children: Block["children"] = [];
  const markOf = ({ id, code }: Exclude<Node, string>): string => {
    switch (code.kind) {
      case "link":
        return `${key}l${id}`;
      case "footnote":
        return `${key}f${code.note}`;
      case "strong":
      case "em":
        return code.kind;
    }
  };
  const write = (nodes: Paragraph, marks: readonly string[]): void => {
    for (const node of nodes) {
      if (typeof node === "string") children.push({ _type: "span", _key: `${key}s${children.length}`, text: node, marks: [...marks] });
      else write(node.children, marks.includes(markOf(node)) ? marks : [...marks, markOf(node)]);
    }
  };
  for (const node of codesOf(paragraph)) {
    const [_key, { code }] = [markOf(node), node];
    if (code.kind === "link") markDefs.set(_key, { _type: "link", _key, href: code.href });
    if (code.kind === "footnote") markDefs.set(_key, { _type: "footnote", _key, text: (footnotes[code.note] ?? []).map(noteBlock) });
  }
  write(paragraph, []);
  if (children.length === 0) children.push({ _type: "span", _key: `${key}s0`, text: "", marks: [] });
  return { _type: "block", _key: key, markDefs: [...markDefs.values()], children };
}

/** Within a footnote there are links alone. */
function noteBlock({ markDefs, ...block }: WrittenBlock): NonNullable<Footnote["text"]>[number] {
  return { ...block, markDefs: markDefs.filter((mark) => mark._type === "link") };
}

function layoutOf({ style, listItem, level }: Block): Partial<Pick<Block, "style" | "listItem" | "level">> {
  return {
    ...(style === undefined ? {} : { style }),
    ...(listItem === undefined ? {} : { listItem }),
    ...(level === undefined ? {} : { level }),
  };
}

/** A key that is the same whenever the same paragraph of a text is written. */
function blockKey(unitId: string, index: number): string {
  return shortDigest(`${unitId} ${index}`).slice(0, 12);
}
