import { declarationsOf, parseStyleSheet } from "./css.ts";
import { attributeOf, elementsOf, isElement, parseDocument, squeezed, textOf, wordsOf, type HtmlElement, type HtmlParent } from "./html.ts";

/** One thing a reader gets, in the order of the page: words, where a link leads, or the words that stand for a picture. */
export interface Reading {
  readonly kind: "text" | "link" | "alt";
  readonly value: string;
}

export function readingsOf(html: string): readonly Reading[] {
  return readingsBelow(parseDocument(html));
}

const notShown: ReadonlySet<string> = new Set(["head", "style", "script", "title", "template", "noscript"]);

function readingsBelow(parent: HtmlParent): readonly Reading[] {
  return parent.childNodes.flatMap((node): readonly Reading[] => {
    if (!isElement(node)) {
      const value = shown(textOf(node));
      return value === "" ? [] : [{ kind: "text", value }];
    }
    if (notShown.has(node.tagName) || isHidden(node)) return [];
    if (node.tagName === "img") return [{ kind: "alt", value: squeezed(attributeOf(node, "alt") ?? "") }];
    const href = node.tagName === "a" ? attributeOf(node, "href") : undefined;
    return [...(href === undefined ? [] : [{ kind: "link", value: href } as const]), ...readingsBelow(node)];
  });
}

/** Without what takes no room: joiners, marks of direction, fillers behind a preheader. */
const shown = (text: string): string => squeezed(text.replaceAll(/[\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]|\u034F/gu, ""));

const hiding: readonly RegExp[] = [
  /^display:none$/u,
  /^visibility:hidden$/u,
  /^opacity:0$/u,
  /^font-size:0(?:px)?$/u,
  /^max-height:0(?:px)?$/u,
];

/** Hidden by itself, whatever the style sheet says. */
function isHidden(element: HtmlElement): boolean {
  if (attributeOf(element, "hidden") !== undefined) return true;
  const style = attributeOf(element, "style");
  return style !== undefined && declarationsOf(style).some(({ prop, value }) => hiding.some((way) => way.test(`${prop}:${value.trim()}`)));
}

/**
 * What `stripped` has lost of `whole`: everything of it has to stand there in the same order. More may: a client that cannot hide the
 * preheader shows it.
 */
export function lostReadings(whole: readonly Reading[], stripped: readonly Reading[]): readonly Reading[] {
  const lost: Reading[] = [];
  let at = 0;
  for (const reading of whole) {
    let next = at;
    while (next < stripped.length && (stripped[next]?.kind !== reading.kind || stripped[next]?.value !== reading.value)) next += 1;
    if (next === stripped.length) lost.push(reading);
    else at = next + 1;
  }
  return lost;
}

/** What would be lost with the style sheet alone: words it makes, and words that stand hidden until it shows them. */
export function onlyInStyleSheet(html: string): readonly string[] {
  const elements = elementsOf(parseDocument(html));
  const hidden = elements.filter((element) => isHidden(element) && shown(wordsOf(element)) !== "");
  const names = hidden.flatMap((element) => (attributeOf(element, "class") ?? "").split(/\s+/u).filter((name) => name !== ""));
  const faults: string[] = [];
  for (const sheet of elements.filter(({ tagName }) => tagName === "style")) {
    parseStyleSheet(wordsOf(sheet)).walkDecls(({ prop, value, parent }) => {
      const selector = parent?.type === "rule" && "selector" in parent ? parent.selector : "";
      if (prop === "content" && /\p{L}/u.test(value.replaceAll(/attr\([^)]*\)/gu, "")))
        faults.push(`words made by the style sheet: ${value}`);
      const shows =
        /^(?:display|visibility|opacity|font-size|max-height)$/u.test(prop) && !hiding.some((way) => way.test(`${prop}:${value}`));
      if (shows && names.some((name) => selector.includes(`.${name}`))) faults.push(`hidden until the style sheet shows it: ${selector}`);
    });
  }
  return faults;
}
