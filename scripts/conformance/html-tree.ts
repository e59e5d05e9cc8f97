import { attributeOf, isElement, parsePiece, textOf, type HtmlElement, type HtmlNode } from "./html.ts";

/** HTML as tag, text and href. */
export type HtmlTree = string | { readonly tag: string; readonly href?: string; readonly children: readonly HtmlTree[] };

/**
 * The tree of what is said, without how it looks. Only this is taken out:
 * - every attribute but `href`, comments, and the white space between blocks;
 * - `span` and `div`, which group and carry style: what is in them stays;
 * - a table with `role="presentation"`, which lays out: what is in its cells stays;
 * - the paragraph within a quotation;
 * - the level of a heading: it is that of the place where a text stands.
 */
export function htmlTree(nodes: readonly HtmlNode[]): readonly HtmlTree[] {
  return joined(nodes.flatMap((node) => treesOf(node)));
}

export const treeOfHtml = (html: string): readonly HtmlTree[] => htmlTree(parsePiece(html).childNodes);

const groups: ReadonlySet<string> = new Set(["span", "div"]);
const parts: ReadonlySet<string> = new Set(["tbody", "tr", "td"]);

function treesOf(node: HtmlNode): readonly HtmlTree[] {
  if (!isElement(node)) return textOf(node) === "" ? [] : [textOf(node)];
  const children = htmlTree(node.childNodes);
  if (isStyling(node)) return children;
  const href = node.tagName === "a" ? attributeOf(node, "href") : undefined;
  return [{ tag: /^h[1-6]$/u.test(node.tagName) ? "heading" : node.tagName, ...(href === undefined ? {} : { href }), children }];
}

function isStyling(element: HtmlElement): boolean {
  if (groups.has(element.tagName)) return true;
  if (element.tagName === "table") return attributeOf(element, "role") === "presentation";
  if (parts.has(element.tagName)) return layoutTableOf(element);
  return element.tagName === "p" && ancestorsOf(element).some(({ tagName }) => tagName === "blockquote");
}

function layoutTableOf(element: HtmlElement): boolean {
  const table = ancestorsOf(element).find(({ tagName }) => tagName === "table");
  return table !== undefined && attributeOf(table, "role") === "presentation";
}

function ancestorsOf(element: HtmlElement): readonly HtmlElement[] {
  const parent = element.parentNode;
  return parent !== null && isElement(parent) ? [parent, ...ancestorsOf(parent)] : [];
}

function joined(trees: readonly HtmlTree[]): readonly HtmlTree[] {
  const result: HtmlTree[] = [];
  for (const tree of trees) {
    const last = result.at(-1);
    if (typeof tree === "string" && typeof last === "string") result[result.length - 1] = last + tree;
    else result.push(tree);
  }
  return result;
}

/** The tree in one line, to be compared and to be shown. */
export function treeText(trees: readonly HtmlTree[]): string {
  return trees
    .map((tree) => {
      if (typeof tree === "string") return tree.replaceAll("\n", "⏎");
      const { tag, href, children } = tree;
      return `<${tag}${href === undefined ? "" : ` ${href}`}>${children.length === 0 ? "" : `${treeText(children)}</${tag}>`}`;
    })
    .join("");
}
