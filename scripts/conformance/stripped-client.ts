import type { ClientFamily } from "./client-family.ts";
import { missingCss, styleSheetWithout, styleWithout } from "./features-of-css.ts";
import { goesWhole, missingHtml } from "./features-of-html.ts";
import {
  attributeOf,
  isComment,
  isElement,
  isText,
  parseDocument,
  remove,
  unwrap,
  writeHtml,
  type HtmlElement,
  type HtmlParent,
} from "./html.ts";

/** An HTML document as a family of clients is left with it: without every element, attribute, address and line of CSS it does not know. */
export function createStripper({ missing }: ClientFamily): (html: string) => string {
  const html = missingHtml(missing);
  const css = missingCss(missing);
  // Thousands of elements share a few dozen styles.
  const styles = new Map<string, string>();
  const styleOf = (style: string): string => {
    const known = styles.get(style) ?? styleWithout(style, css);
    styles.set(style, known);
    return known;
  };

  const leadsNowhere = (name: string, value: string): boolean =>
    (name === "href" && html.addresses.some((address) => address.test(value))) ||
    (name === "src" && html.pictures.some((format) => format.test(value)));

  const stripElement = (element: HtmlElement): void => {
    element.attrs = element.attrs
      .filter(({ name, value }) => !html.attributes.has(name) && !leadsNowhere(name, value))
      .map(({ name, value }) => ({ name, value: name === "style" ? styleOf(value) : value }));
    if (element.tagName === "style") {
      for (const node of element.childNodes) if (isText(node)) node.value = styleSheetWithout(node.value, css);
    }
    if (element.tagName === "meta" && attributeOf(element, "name") === "color-scheme" && missing.has("html-meta-color-scheme"))
      remove(element);
  };

  const strip = (parent: HtmlParent): void => {
    for (const node of parent.childNodes.slice()) {
      if (isComment(node) && html.hasNoComments) remove(node);
      if (!isElement(node)) continue;
      stripElement(node);
      if (html.tags.has(node.tagName) && goesWhole.has(node.tagName)) {
        remove(node);
        continue;
      }
      strip(node);
      // A parser gives every document a body again: for the one that is dropped, its attributes are what is lost.
      if (node.tagName === "body" && html.tags.has("body")) node.attrs = [];
      else if (html.tags.has(node.tagName)) unwrap(node);
    }
  };

  return (source) => {
    const document = parseDocument(source);
    strip(document);
    return writeHtml(document);
  };
}
