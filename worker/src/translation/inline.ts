import { shortDigest, type PortableText } from "@newsletter/schemas";

// A paragraph as translators get it: words, with what is emphasised or linked around them. Both formats write this tree and read it back.

export type Code = { readonly kind: "strong" } | { readonly kind: "em" } | { readonly kind: "link"; readonly href: string };

/** Words, or something around words. `id` is a number in digits, unique in its text; a translation keeps it. */
export type Node = string | { readonly id: string; readonly code: Code; readonly children: Paragraph };
export type Paragraph = readonly Node[];

type Block = PortableText[number];

interface Run {
  readonly text: string;
  /** By the mark's key for links, by its name for emphasis; outermost first. */
  readonly marks: readonly (readonly [string, Code])[];
}

const order: readonly Code["kind"][] = ["link", "strong", "em"];

/** The paragraphs of a text; codes are counted through all of them. */
export function paragraphsOf(blocks: PortableText): readonly Paragraph[] {
  let last = 0;
  const nextId = (): string => String((last += 1));
  return blocks.map((block) => nested(runsOf(block), nextId));
}

function runsOf({ children, markDefs = [] }: Block): readonly Run[] {
  const hrefs = new Map(markDefs.map(({ _key, href }) => [_key, href]));
  return children
    .filter(({ text }) => text !== "")
    .map(({ text, marks = [] }) => ({
      text,
      marks: marks
        .flatMap((mark): readonly (readonly [string, Code])[] => {
          const href = hrefs.get(mark);
          if (href !== undefined) return [[mark, { kind: "link", href }]];
          return mark === "strong" || mark === "em" ? [[mark, { kind: mark }]] : [];
        })
        .toSorted(([, a], [, b]) => order.indexOf(a.kind) - order.indexOf(b.kind)),
    }));
}

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

/** A block with these words, laid out like `source`: a heading stays one, an entry of a list too. */
export function blockOf(paragraph: Paragraph, source: Block, key: string): Block {
  const markDefs: NonNullable<Block["markDefs"]> = [];
  const children: Block["children"] = [];
  const write = (nodes: Paragraph, marks: readonly string[]): void => {
    for (const node of nodes) {
      if (typeof node === "string") children.push({ _type: "span", _key: `${key}s${children.length}`, text: node, marks: [...marks] });
      else write(node.children, marks.includes(markOf(node)) ? marks : [...marks, markOf(node)]);
    }
  };
  const markOf = ({ id, code }: Exclude<Node, string>): string => (code.kind === "link" ? `${key}l${id}` : code.kind);
  for (const { id, code } of codesOf(paragraph)) {
    if (code.kind === "link") markDefs.push({ _type: "link", _key: `${key}l${id}`, href: code.href });
  }
  write(paragraph, []);
  if (children.length === 0) children.push({ _type: "span", _key: `${key}s0`, text: "", marks: [] });
  return { ...layoutOf(source), _type: "block", _key: key, markDefs, children };
}

function layoutOf({ style, listItem, level }: Block): Partial<Pick<Block, "style" | "listItem" | "level">> {
  return {
    ...(style === undefined ? {} : { style }),
    ...(listItem === undefined ? {} : { listItem }),
    ...(level === undefined ? {} : { level }),
  };
}

/** A key that is the same whenever the same paragraph of a text is written. */
export function blockKey(unitId: string, index: number): string {
  return shortDigest(`${unitId} ${index}`).slice(0, 12);
}
