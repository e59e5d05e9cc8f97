import type { Edition } from "./edition.ts";
import { darkRules, type DarkRule } from "./ui/dark.ts";
import { colour, fontFamily } from "./ui/tokens.ts";
import { markupOf, markupTree, type Element, type MarkupNode } from "./markup/markup-tree.ts";

/**
 * The low-bandwidth edition of a rendered one: the same words, links and order without what only dresses them. Layout tables become what
 * stands in them, styles and classes go, a picture becomes a link with its words. It is made from the full edition, so that a new block
 * cannot be missing in it.
 */
export function undressed(edition: Edition, html: string): string {
  const { language, direction } = edition;
  const title = /<title>[\s\S]*?<\/title>/u.exec(html)?.[0] ?? "";
  const body = markupTree(html.slice(html.indexOf("<body")));
  const surroundings: Surroundings = { edition, language, direction, isInLink: false, isInLayout: false, items: { count: 0 } };
  const style = `max-width:600px;margin:0 auto;padding:16px;font:16px/1.6 ${fontFamily(language)}`;
  return `<!DOCTYPE html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/><meta name="color-scheme" content="light dark"/>${title}<style>${colours}</style></head><body style="margin:0"><div lang="${language}" dir="${direction}" style="${style}">${markupOf(
    body.flatMap((node) => plain(node, surroundings)),
  )}</div></body></html>`;
}

/** Ink and links on their ground, light and dark, and nothing else. */
const colours = `body{background:${colour.ground};color:${colour.ink}}a{color:${colour.accent}}@media (prefers-color-scheme:dark){${darkOf("body", ".d-ground", ".d-ink")}${darkOf("a", undefined, ".d-accent")}}`;

function darkOf(selector: string, ground: string | undefined, ink: string): string {
  const background = darkRule(ground)?.background;
  return `${selector}{${background === undefined ? "" : `background:${background};`}color:${darkRule(ink)?.colour ?? ""}}`;
}

function darkRule(selector: string | undefined): DarkRule | undefined {
  return darkRules.find(({ selectors }) => selectors[0] === selector);
}

interface Surroundings {
  readonly edition: Edition;
  readonly language: string;
  readonly direction: string;
  readonly isInLink: boolean;
  /** Within a table that carries layout, not data. */
  readonly isInLayout: boolean;
  /** Items that stand in the table so far. */
  readonly items: { count: number };
}

function plain(node: MarkupNode, around: Surroundings): readonly MarkupNode[] {
  if (typeof node === "string") return [node];
  if (node.name === "img") return picture(node, around);
  // What only repeats at a glance what the words beside it say.
  if (node.attributes["aria-hidden"] === "true") return [];
  const { lang, dir, style } = node.attributes;
  const isInLayout = node.name === "table" ? node.attributes["role"] === "presentation" : around.isInLayout;
  const inside: Surroundings = {
    ...around,
    language: lang ?? around.language,
    direction: dir ?? around.direction,
    isInLink: around.isInLink || node.name === "a",
    isInLayout,
    ...(node.name === "table" ? { items: { count: 0 } } : {}),
  };
  const children = node.children.flatMap((child) => plain(child, inside));
  const attributes = {
    ...kept(node),
    ...(lang === undefined || lang === around.language ? {} : { lang }),
    ...(dir === undefined || dir === around.direction ? {} : { dir }),
    // The preheader stays hidden.
    ...(style?.includes("display:none") === true ? { style } : {}),
  };
  if (isInLayout && node.name === "td") return [...ruleAbove(node, around), ...asBlock(children)];
  if (isInLayout && tableParts.has(node.name)) return asBlock(children);
  if (Object.keys(attributes).length === 0) {
    if (node.name === "span") return children;
    if (node.name === "div" || node.name === "body") return asBlock(children);
  }
  return [{ name: node.name, attributes, children }];
}

/** Items that stood apart by their space stand apart by a rule. */
function ruleAbove(cell: Element, { items }: Surroundings): readonly MarkupNode[] {
  if (!hasItemTitle(cell)) return [];
  items.count += 1;
  return items.count === 1 ? [] : [{ name: "hr", attributes: {}, children: [] }];
}

function hasItemTitle(node: MarkupNode): boolean {
  return typeof node !== "string" && (node.name === "h3" || node.children.some(hasItemTitle));
}

const tableParts: ReadonlySet<string> = new Set(["table", "tr"]);

/** Attributes that mean something without a style sheet. */
function kept({ attributes }: Element): Record<string, string> {
  return Object.fromEntries(
    ["href", "scope", "colspan", "start"].flatMap((name) => {
      const value = attributes[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

const inlineElements: ReadonlySet<string> = new Set(["a", "br", "em", "s", "span", "strong", "sub", "sup"]);

/** Text that loses the box it stood in becomes a paragraph: it must not run into its neighbour. */
function asBlock(children: readonly MarkupNode[]): readonly MarkupNode[] {
  const hasText = children.some((child) => (typeof child === "string" ? child.trim() !== "" : inlineElements.has(child.name)));
  return hasText ? [{ name: "p", attributes: {}, children }] : children;
}

/** A link to the picture; a logo has its name beside it and is left out, and within a link the words stand alone. */
function picture({ attributes }: Element, { edition, isInLink }: Surroundings): readonly MarkupNode[] {
  const { src = "", alt = "", lang, dir } = attributes;
  if (attributes["class"] === "d-logo") return [];
  const words: MarkupNode =
    lang === undefined ? alt : { name: "span", attributes: { lang, ...(dir === undefined ? {} : { dir }) }, children: [alt] };
  if (isInLink) return [words];
  return [{ name: "a", attributes: { href: src }, children: [`${edition.words.label(edition.words.picture)} `, words] }];
}
