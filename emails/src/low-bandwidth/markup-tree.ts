// A tree of the markup that our own renderer writes: well formed, every attribute quoted. Foreign HTML never comes here.

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
    if (part.startsWith("</")) open.pop();
    else if (name === undefined) parent.children.push(part);
    else {
      const element: OpenElement = { name, attributes: attributesOf(part), children: [] };
      parent.children.push(element);
      if (!voidElements.has(name)) open.push(element);
    }
  }
  return root.children;
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
