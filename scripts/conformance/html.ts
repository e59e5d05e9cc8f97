import { defaultTreeAdapter, parse, parseFragment, serialize, type DefaultTreeAdapterTypes } from "parse5";

// The one place that knows the HTML parser: the tree that browsers build, whatever was written.

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlParent = DefaultTreeAdapterTypes.ParentNode;

export const parseDocument = (html: string): HtmlParent => parse(html);
export const parsePiece = (html: string): HtmlParent => parseFragment(html);
export const writeHtml = (parent: HtmlParent): string => serialize(parent);

export const isElement = (node: HtmlNode | HtmlParent): node is HtmlElement => "tagName" in node;
export const isText = (node: HtmlNode): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === "#text";
export const isComment = (node: HtmlNode): node is DefaultTreeAdapterTypes.CommentNode => node.nodeName === "#comment";

export const textOf = (node: HtmlNode): string => (isText(node) ? node.value : "");

export function attributeOf(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

/** Every element below, in the order of the document. */
export function elementsOf(parent: HtmlParent): readonly HtmlElement[] {
  return parent.childNodes.flatMap((node) => (isElement(node) ? [node, ...elementsOf(node)] : []));
}

/** The text below, as it stands in the source. */
export function wordsOf(parent: HtmlParent): string {
  return parent.childNodes.map((node) => (isElement(node) ? wordsOf(node) : textOf(node))).join("");
}

export const squeezed = (text: string): string => text.replaceAll(/\s+/gu, " ").trim();

/** Takes the element away and leaves what is in it. */
export function unwrap(element: HtmlElement): void {
  const parent = element.parentNode;
  if (parent === null) return;
  for (const child of element.childNodes.slice()) {
    defaultTreeAdapter.detachNode(child);
    defaultTreeAdapter.insertBefore(parent, child, element);
  }
  defaultTreeAdapter.detachNode(element);
}

export function remove(node: HtmlNode): void {
  defaultTreeAdapter.detachNode(node);
}
