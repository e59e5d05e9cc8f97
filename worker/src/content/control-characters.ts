import type { Footnote, PortableText, PortableTextBlock } from "@newsletter/schemas";

/** All of C0 and C1 but tab and line feed. They come along with what is pasted, nobody sees them, and HTML and XML do not allow them. */
const controlCharacters = /(?![\t\n])\p{Cc}/gu;

export function withoutControls(text: string): string {
  return text.replaceAll(controlCharacters, "");
}

export function textWithoutControls(text: PortableText): PortableText {
  return text.map((part): PortableText[number] => {
    switch (part._type) {
      case "block":
        return {
          ...blockWithoutControls(part),
          ...(part.markDefs === undefined ? {} : { markDefs: part.markDefs.map(markWithoutControls) }),
        };
      case "table":
        return {
          ...part,
          rows: (part.rows ?? []).map(({ _type, _key, cells = [] }) => ({ _type, _key, cells: cells.map(withoutControls) })),
        };
      case "figure":
        return {
          ...part,
          ...(part.alt === undefined ? {} : { alt: withoutControls(part.alt) }),
          ...(part.caption === undefined ? {} : { caption: withoutControls(part.caption) }),
        };
    }
  });
}

type MarkDef = NonNullable<PortableTextBlock["markDefs"]>[number];

function markWithoutControls(mark: MarkDef): MarkDef {
  if (mark._type === "link") return mark;
  return { ...mark, ...(mark.text === undefined ? {} : { text: mark.text.map((block): FootnoteBlock => blockWithoutControls(block)) }) };
}

type FootnoteBlock = NonNullable<Footnote["text"]>[number];

function blockWithoutControls<B extends Pick<PortableTextBlock, "children">>(block: B): B {
  return { ...block, children: block.children.map((span) => ({ ...span, text: withoutControls(span.text) })) };
}
