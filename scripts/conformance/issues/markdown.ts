import type { PortableTextBlock } from "@newsletter/schemas";

// As much Markdown as the weekly newsletter's items use: paragraphs, links, emphasis, tables as one line a row. Pictures are left out,
// since they are not in the corpus; so are links within its own page. Its http addresses of 2016 are written https, which our pre-flight
// asks of editors too.

export function portableTextOf(markdown: string): PortableTextBlock[] {
  return markdown
    .replaceAll("\r\n", "\n")
    .split(/\n{2,}/u)
    .flatMap((paragraph) => (/^\s*\|/u.test(paragraph) ? rowsOf(paragraph) : [paragraph]))
    .map((text, index) => blockOf(text.trim(), `p${String(index)}`))
    .filter(({ children }) => children.length > 0);
}

function rowsOf(table: string): readonly string[] {
  return table
    .split("\n")
    .filter((row) => !/^[\s|:-]*$/u.test(row))
    .map((row) =>
      row
        .split("|")
        .map((cell) => cell.trim())
        .filter((cell) => cell !== "")
        .join(" · "),
    );
}

type Span = PortableTextBlock["children"][number];
type MarkDefinition = NonNullable<PortableTextBlock["markDefs"]>[number];

const inline =
  /!\[[^\]]*\]\([^)]*\)|\[(?<words>(?:[^[\]]|\[[^\]]*\])*)\]\(\s*(?<address>[^\s)]+)[^)]*\)|\*\*(?<strong>[^*]+)\*\*|\*(?<emphasis>[^*\s][^*]*)\*/gu;

function blockOf(text: string, key: string): PortableTextBlock {
  const children: Span[] = [];
  const markDefs: MarkDefinition[] = [];
  const add = (words: string, marks: readonly string[]): void => {
    if (words !== "") children.push({ _type: "span", _key: `s${String(children.length)}`, text: words, marks: [...marks] });
  };
  let at = 0;
  for (const match of text.matchAll(inline)) {
    add(text.slice(at, match.index), []);
    at = match.index + match[0].length;
    const { words, address, strong, emphasis } = match.groups ?? {};
    if (strong !== undefined) add(strong, ["strong"]);
    else if (emphasis !== undefined) add(emphasis, ["em"]);
    else if (words !== undefined && address?.startsWith("#") === true) add(words, []);
    else if (words !== undefined && address !== undefined) {
      const definition = { _type: "link", _key: `l${String(markDefs.length)}`, href: address.replace(/^http:/u, "https:") } as const;
      markDefs.push(definition);
      add(words, [definition._key]);
    }
  }
  add(text.slice(at), []);
  return { _type: "block", _key: key, style: "normal", markDefs, children };
}
