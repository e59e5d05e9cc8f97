import postcss, { type AtRule, type Declaration, type Root, type Rule } from "postcss";

// The one place that knows the CSS parser.

export type { AtRule, Declaration, Rule };

export const parseStyleSheet = (css: string): Root => postcss.parse(css);

/** The declarations of a style attribute. */
export function declarationsOf(style: string): readonly Declaration[] {
  const found: Declaration[] = [];
  parseStyleSheet(`a{${style}}`).walkDecls((declaration) => void found.push(declaration));
  return found;
}
