import { codesOf, type Code, type Node, type Paragraph } from "./inline.ts";
import type { TranslationUnit } from "./units-of-issue.ts";

type Coded = Exclude<Node, string>;

/**
 * The translation as it stands, in the paragraphs and codes of its source: its first link is the source's first, and so on, and what the
 * source does not have is left as words. Nothing where the paragraphs are not the same in number: nobody could say which is which.
 */
export function alignedTarget({ source, target }: TranslationUnit): readonly Paragraph[] {
  if (target.length !== source.length) return [];
  const ids = new Map<Code["kind"], string[]>();
  for (const { id, code } of source.flatMap(codesOf)) ids.set(code.kind, [...(ids.get(code.kind) ?? []), id]);
  const align = (paragraph: Paragraph): Paragraph =>
    paragraph.flatMap((node): readonly Node[] => {
      if (typeof node === "string") return [node];
      const id = ids.get(node.code.kind)?.shift();
      const children = align(node.children);
      return id === undefined ? children : [{ ...node, id, children }];
    });
  return target.map(align);
}

/**
 * What each number in a translation stands for: what it stands for in the source, but a link that leads to another page in the translation
 * already, perhaps to that page in the reader's language, goes on leading there.
 */
export function codesById(unit: TranslationUnit): ReadonlyMap<string, Code> {
  const own = new Map(
    alignedTarget(unit)
      .flatMap(codesOf)
      .map(({ id, code }: Coded) => [id, code]),
  );
  return new Map(unit.source.flatMap(codesOf).map(({ id, code }) => [id, own.get(id) ?? code]));
}
