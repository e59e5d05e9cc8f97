import type { Footnote, PortableTextBlock } from "@newsletter/schemas";

type MarkDef = NonNullable<PortableTextBlock["markDefs"]>[number];
type Link = Extract<MarkDef, { readonly _type: "link" }>;

export type Mark = { readonly kind: "strong" | "em" } | { readonly kind: "link"; readonly href: string };

/** Words, something around words, or the place of a footnote's number. */
export type MarkNode = string | { readonly mark: Mark; readonly children: readonly MarkNode[] } | { readonly footnote: Footnote };

interface Run {
  readonly words: string;
  /** By the mark's key; outermost first. */
  readonly marks: readonly (readonly [string, Mark])[];
  readonly footnotes: readonly Footnote[];
}

const order: readonly Mark["kind"][] = ["link", "strong", "em"];

/** A block's words as a tree: a link with a strong word in it stays one link. A mark that nobody knows is none. */
export function markTree(block: Pick<PortableTextBlock, "children" | "markDefs">): readonly MarkNode[] {
  return nested(runsOf(block));
}

function runsOf({ children, markDefs = [] }: Pick<PortableTextBlock, "children" | "markDefs">): readonly Run[] {
  const defs = new Map(markDefs.map((def) => [def._key, def]));
  return children.map(({ text, marks = [] }, index) => ({
    words: text,
    marks: [...new Set(marks)]
      .flatMap((name) => markOf(name, defs.get(name)))
      .toSorted(([, a], [, b]) => order.indexOf(a.kind) - order.indexOf(b.kind)),
    // The number stands behind the last of its words.
    footnotes: marks.flatMap((name) => {
      const def = defs.get(name);
      const isLast = !children.slice(index + 1).some((later) => later.marks?.includes(name) === true);
      return def?._type === "footnote" && isLast ? [def] : [];
    }),
  }));
}

function markOf(name: string, def: MarkDef | undefined): readonly (readonly [string, Mark])[] {
  if (def?._type === "link") return isAddress(def) ? [[name, { kind: "link", href: def.href }]] : [];
  return name === "strong" || name === "em" ? [[name, { kind: name }]] : [];
}

/** A reader's program follows these three; a script is never an address, whatever came past the border. */
export function isAddress({ href }: Pick<Link, "href">): boolean {
  return /^(?:https?|mailto|tel):/iu.test(href.trim());
}

/** The mark that goes on for longest, so that what it stands around is not cut in two; a link stands around everything. */
function longest(runs: readonly Run[], first: Run): Run["marks"][number] | undefined {
  const lengthOf = ([key, { kind }]: Run["marks"][number]): number => {
    const end = runs.findIndex(({ marks }) => !marks.some(([other]) => other === key));
    return kind === "link" ? Infinity : end === -1 ? runs.length : end;
  };
  return first.marks.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0];
}

function nested(runs: readonly Run[]): readonly MarkNode[] {
  const [first] = runs;
  if (first === undefined) return [];
  const outermost = longest(runs, first);
  if (outermost === undefined) return [first.words, ...first.footnotes.map((footnote) => ({ footnote })), ...nested(runs.slice(1))];
  const [key, mark] = outermost;
  const end = runs.findIndex(({ marks }) => !marks.some(([other]) => other === key));
  const alike = end === -1 ? runs.length : end;
  const within = runs
    .slice(0, alike)
    .map(({ words, marks, footnotes }) => ({ words, footnotes, marks: marks.filter(([other]) => other !== key) }));
  // A number within a link would be a link in a link; it stands behind it.
  const footnotes = mark.kind === "link" ? within.flatMap((run) => run.footnotes) : [];
  const inside = mark.kind === "link" ? within.map(({ words, marks }) => ({ words, marks, footnotes: [] })) : within;
  return [{ mark, children: nested(inside) }, ...footnotes.map((footnote) => ({ footnote })), ...nested(runs.slice(alike))];
}
