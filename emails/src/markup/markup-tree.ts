// A tree of the markup that our own renderer and MJML write: every attribute quoted. A partner's own MJML may hold a tag that nothing
// closes; it ends with the element around it.

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly MarkupNode[];
}

/** A string is text as it stands in the markup, with its entities. */
export type MarkupNode = Element | string;

const voidElements: ReadonlySet<string> = new Set(["br", "hr", "img", "link", "meta"]);

interface OpenElement extends Element {
  readonly children: MarkupNode[];
}

/** Comments, which in our mails only Outlook reads, are left out. */
export function markupTree(html: string): readonly MarkupNode[] {
  const root: OpenElement = { name: "", attributes: {}, children: [] };
  const open: OpenElement[] = [root];
  for (const [part] of html.replaceAll(/<!--[\s\S]*?-->/gu, "").matchAll(/<[^>]+>|[^<]+/gu)) {
    const parent = open.at(-1) ?? root;
    const name = /^<(?<name>[a-z][a-z0-9]*)/iu.exec(part)?.groups?.["name"]?.toLowerCase();
    if (part.startsWith("</")) closeElement(open, /^<\/(?<name>[a-z][a-z0-9]*)/iu.exec(part)?.groups?.["name"]?.toLowerCase());
    else if (name === undefined) parent.children.push(part);
    else {
      const element: OpenElement = { name, attributes: attributesOf(part), children: [] };
      parent.children.push(element);
      if (!voidElements.has(name)) open.push(element);
    }
  }
  return root.children;
}

function closeElement(open: OpenElement[], name: string | undefined): void {
  const index = open.findLastIndex((element) => element.name === name);
  if (index > 0) open.splice(index);
}

function attributesOf(tag: string): Record<string, string> {
  return Object.fromEntries(
    [...tag.matchAll(/ (?<name>[a-z-]+)="(?<value>[^"]*)"/giu)].map(({ groups }) => [groups?.["name"] ?? "", groups?.["value"] ?? ""]),
  );
}

export function markupOf(nodes: readonly MarkupNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === "string") return node;
      const attributes = Object.entries(node.attributes)
        .map(([name, value]) => ` ${name}="${value}"`)
        .join("");
      return voidElements.has(node.name)
        ? `<${node.name}${attributes}/>`
        : `<${node.name}${attributes}>${markupOf(node.children)}</${node.name}>`;
    })
    .join("");
}

/** All elements, each before those within it. */
export function elementsOf(nodes: readonly MarkupNode[]): readonly Element[] {
  return nodes.flatMap((node) => (typeof node === "string" ? [] : [node, ...elementsOf(node.children)]));
}

/** All texts that are not blank. */
export function textsOf(nodes: readonly MarkupNode[]): readonly string[] {
  return nodes.flatMap((node) => (typeof node === "string" ? (node.trim() === "" ? [] : [node]) : textsOf(node.children)));
}

export function wordsOf(nodes: readonly MarkupNode[]): string {
  return nodes.map((node) => (typeof node === "string" ? node : wordsOf(node.children))).join("");
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", nbsp: "\u00A0", "#160": "\u00A0" };

/** Markup's text or attribute as what it says. */
export function plainText(markup: string): string {
  return markup.replaceAll(/&(?<name>#?\w+);/gu, (whole, name: string) => entities[name] ?? whole);
}
