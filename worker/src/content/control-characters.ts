import type { PortableText } from "@newsletter/schemas";

/** All of C0 and C1 but tab and line feed. They come along with what is pasted, nobody sees them, and HTML and XML do not allow them. */
const controlCharacters = /(?![\t\n])\p{Cc}/gu;

export function withoutControls(text: string): string {
  return text.replaceAll(controlCharacters, "");
}

export function textWithoutControls(blocks: PortableText): PortableText {
  return blocks.map((block) => ({ ...block, children: block.children.map((span) => ({ ...span, text: withoutControls(span.text) })) }));
}
