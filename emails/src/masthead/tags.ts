import type { MastheadFault } from "@newsletter/schemas";

/** A tag of a masthead's source. */
export interface Tag {
  /** In lower case. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly isClosing: boolean;
  /** `<br/>`, or an element that never has content. */
  readonly isEmpty: boolean;
  /** From 1. */
  readonly line: number;
}

const tagPattern = /<(?<closing>\/?)(?<name>[a-z][\da-z-]*)(?<attributes>(?:\s+[a-z][\da-z-]*="[^"<>]*")*)\s*(?<empty>\/?)>/giu;
const attributePattern = /(?<name>[a-z][\da-z-]*)="(?<value>[^"<>]*)"/giu;
const emptyElements: ReadonlySet<string> = new Set(["br", "img"]);

/**
 * The tags of a source, and what is none. Stricter than any parser on purpose: MJML copies what stands in its elements and attributes
 * without escaping it, so that what two parsers may read in two ways is not let through at all.
 */
export function readTags(source: string): { readonly tags: readonly Tag[]; readonly faults: readonly MastheadFault[] } {
  const lineOf = lines(source);
  const tags = Array.from(source.matchAll(tagPattern), ({ groups, index }): Tag => {
    const name = (groups?.["name"] ?? "").toLowerCase();
    return {
      name,
      attributes: new Map(
        Array.from((groups?.["attributes"] ?? "").matchAll(attributePattern), (attribute) => [
          (attribute.groups?.["name"] ?? "").toLowerCase(),
          attribute.groups?.["value"] ?? "",
        ]),
      ),
      isClosing: groups?.["closing"] === "/",
      isEmpty: groups?.["empty"] === "/" || emptyElements.has(name),
      line: lineOf(index),
    };
  });
  const between = source.replaceAll(tagPattern, (tag) => " ".repeat(tag.length));
  const strays = Array.from(between.matchAll(/[<>]/gu), ({ index }) => ({ line: lineOf(index), message: strayOf(source.slice(index)) }));
  return { tags, faults: [...strays, ...unbalanced(tags)] };
}

function strayOf(rest: string): string {
  if (rest.startsWith("<!")) return "Comments, conditional ones too, and declarations cannot stand in a masthead.";
  if (/^<[a-z/]/iu.test(rest)) return 'A tag is not written out: it begins with <, its attributes are name="value", and it ends with >.';
  return "A bare < or > stands in the text. Write &lt; or &gt;.";
}

function unbalanced(tags: readonly Tag[]): readonly MastheadFault[] {
  const open: Tag[] = [];
  const faults: MastheadFault[] = [];
  for (const tag of tags) {
    if (tag.isClosing) {
      if (open.at(-1)?.name === tag.name) open.pop();
      else faults.push({ line: tag.line, message: `</${tag.name}> closes what is not open here.` });
    } else if (!tag.isEmpty) open.push(tag);
  }
  // After the first wrong end everything around it is wrong, too: one sentence is enough.
  if (faults.length > 0) return faults.slice(0, 1);
  return open.slice(-1).map(({ name, line }) => ({ line, message: `<${name}> is not closed.` }));
}

function lines(source: string): (index: number) => number {
  return (index) => source.slice(0, index).split("\n").length;
}
