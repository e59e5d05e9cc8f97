import type { MastheadFault } from "@newsletter/schemas";
import type { Tag } from "./tags.ts";

/** Elements a masthead may be made of. Nothing that brings its own pictures, fonts, styles, files or raw markup. */
const mjmlElements = [
  "mjml",
  "mj-body",
  "mj-wrapper",
  "mj-section",
  "mj-group",
  "mj-column",
  "mj-text",
  "mj-image",
  "mj-button",
  "mj-divider",
  "mj-spacer",
  "mj-table",
];
const htmlElements = ["a", "b", "strong", "i", "em", "u", "br", "span", "p", "div", "sub", "sup", "tr", "td", "th"];
const elements: ReadonlySet<string> = new Set([...mjmlElements, ...htmlElements]);

/** What HTML inside an MJML element may say; MJML's validator knows the attributes of its own. */
const htmlAttributes: ReadonlySet<string> = new Set([
  "href",
  "style",
  "lang",
  "dir",
  "title",
  "align",
  "valign",
  "width",
  "height",
  "colspan",
  "rowspan",
]);

/** Of MJML's own attributes those that load something, or reach outside the masthead. */
const refusedAttributes: ReadonlySet<string> = new Set([
  "background-url",
  "background",
  "srcset",
  "sizes",
  "usemap",
  "css-class",
  "mj-class",
  "name",
  "rel",
  "target",
]);

const pictureSource = /^\{\{(?:logo|picture[1-9])\}\}$/u;
/** What loads something or breaks out of a style: MJML writes attribute values into style rules as they are. */
const unsafeValue = /url\s*\(|expression\s*\(|@import|[\\;{}]|&(?!amp;)|javascript:/iu;
const unsafeStyle = /url\s*\(|expression\s*\(|@import|[\\{}]|&(?!amp;)|javascript:|position\s*:|behaviou?r\s*:|-moz-binding/iu;
const bodyWidthPxMax = 600;

/** What is wrong with one opening tag. */
export function faultsOfTag(tag: Tag): readonly MastheadFault[] {
  if (!elements.has(tag.name)) {
    return [{ line: tag.line, message: `<${tag.name}> cannot stand in a masthead. Allowed are ${listed(mjmlElements)}.` }];
  }
  const isMjml = tag.name.startsWith("mj");
  const messages = [...tag.attributes].flatMap(([name, value]) => {
    if (isMjml ? refusedAttributes.has(name) : !htmlAttributes.has(name)) return [`the attribute “${name}” cannot stand in a masthead`];
    return faultOfValue(tag, name, value);
  });
  if (tag.name === "mj-image" && !tag.attributes.has("src")) messages.push("it has no src");
  if (tag.name === "mj-image" && (tag.attributes.get("alt") ?? "").trim() === "") {
    messages.push('it has no words for readers who cannot see it. Write alt="{{logoAlt}}"');
  }
  return messages.map((message) => ({ line: tag.line, message: `<${tag.name}>: ${message}.` }));
}

function faultOfValue({ name: element }: Tag, name: string, value: string): readonly string[] {
  switch (name) {
    case "href":
      return isAddress(value) ? [] : ["a link is a whole https address, a mailto: address or {{url}}"];
    case "src":
      return pictureSource.test(value)
        ? []
        : ['pictures come from this form, so that nothing is loaded from elsewhere. Write src="{{logo}}" or src="{{picture1}}"'];
    case "alt":
    case "title":
      return [];
    case "style":
      return unsafeStyle.test(value) ? ["its style loads something, moves out of its place or hides what it does"] : [];
    default:
      if (element === "mj-body" && name === "width" && !(Number.parseInt(value, 10) <= bodyWidthPxMax)) {
        return [`it is wider than ${String(bodyWidthPxMax)}px, the width of the issue`];
      }
      return unsafeValue.test(withoutSlots(value)) ? [`the value of “${name}” is not one of a masthead`] : [];
  }
}

const withoutSlots = (value: string): string => value.replaceAll(/\{\{\w+\}\}/gu, "");

function isAddress(value: string): boolean {
  if (value === "{{url}}") return true;
  const address = value.replaceAll("&amp;", "&");
  if (/&(?:#|quot|lt|gt|apos)/iu.test(value) || /[\s"'<>\\{}]/u.test(address)) return false;
  if (/^mailto:[^@?]+@[^@?]+(?:\?|$)/iu.test(address)) return true;
  return /^https:\/\//iu.test(address) && URL.canParse(address);
}

const listed = (words: readonly string[]): string => words.map((word) => `<${word}>`).join(", ");
