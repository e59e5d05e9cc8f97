import { withoutEntities } from "./entities.ts";
import { pictureOf, targetOf } from "./link-target.ts";
import { afterComment, readTag, type Tag } from "./read-tag.ts";
import { saidBy, type SaidText, type Span } from "./said-text.ts";

// HTML that anybody wrote, read for its words and for where its links lead. It is walked once, from the front to the end; nothing of it is
// executed, loaded or shown. In doubt a word is read that nobody sees, never the other way round.

/** Elements that end a word. */
const blocks: ReadonlySet<string> = new Set(
  (
    "address article aside blockquote body br button center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr " +
    "html img li main nav ol option p pre section select summary table tbody td textarea tfoot th thead title tr ul"
  ).split(" "),
);
/** Elements whose content is no text. */
const unread: ReadonlySet<string> = new Set(["script", "style", "title"]);
const voids: ReadonlySet<string> = new Set([
  "area",
  "base",
  "br",
  "col",
  "embed",
  "hr",
  "img",
  "input",
  "link",
  "meta",
  "source",
  "track",
  "wbr",
]);
/** Attributes that lead somewhere by themselves, or fetch what they name. */
const leading = ["action", "formaction"];
const fetching = ["src", "background", "poster", "data"];

interface Walk {
  text: string;
  readonly spans: Span[];
  readonly hidden: { readonly start: number; readonly end: number }[];
  readonly pictures: string[];
  link: { readonly start: number; readonly target: string } | undefined;
  /** The outermost element that hides what it holds, and how many of its name are open. */
  hiding: { readonly name: string; readonly start: number; depth: number } | undefined;
  /** Within drawings and formulas, text stands in elements that hold none elsewhere. */
  isForeign: boolean;
}

export function saidByHtml(html: string): SaidText {
  const walk: Walk = { text: "", spans: [], hidden: [], pictures: [], link: undefined, hiding: undefined, isForeign: false };
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    walk.text += withoutEntities(html.slice(at, open === -1 ? html.length : open));
    if (open === -1) break;
    at = afterMarkup(html, open, walk);
  }
  endLink(walk);
  endHiding(walk);
  return saidBy(walk);
}

/** Reads what begins at this sign; gives where it ends. */
function afterMarkup(html: string, open: number, walk: Walk): number {
  const next = html.charAt(open + 1);
  if (html.startsWith("<!--", open)) return afterComment(html, open);
  if (next === "!" || next === "?") return behind(html, html.indexOf(">", open), 1);
  const tag = readTag(html, next === "/" ? open + 1 : open);
  if (tag === undefined) {
    walk.text += "<";
    return open + 1;
  }
  if (next === "/") {
    closed(walk, tag.name);
    return tag.end;
  }
  if (unread.has(tag.name) && !walk.isForeign) return behind(html, endOf(html, tag), 0);
  opened(walk, tag);
  return tag.end;
}

function opened(walk: Walk, { name, attributes, isClosed }: Tag): void {
  if (blocks.has(name)) walk.text += "\n";
  if (name === "svg" || name === "math") walk.isForeign = true;
  const holds = !voids.has(name) && !isClosed;
  if (walk.hiding?.name === name && holds) walk.hiding.depth += 1;
  // The preheader, which programs show beside the subject and not in the mail.
  else if (walk.hiding === undefined && holds && /display\s{0,5}:\s{0,5}none/iu.test(attributes.get("style") ?? "")) {
    walk.hiding = { name, start: walk.text.length, depth: 1 };
  }
  if (name === "a" || name === "area") {
    endLink(walk);
    const target = (attributes.get("href") ?? attributes.get("xlink:href") ?? "").trim();
    // A place within the mail itself leads nowhere else.
    if (target !== "" && !target.startsWith("#")) walk.link = { start: walk.text.length, target: targetOf(target) };
    if (name === "area") endLink(walk);
  }
  for (const attribute of leading) {
    const target = attributes.get(attribute);
    if (target !== undefined) walk.spans.push({ start: walk.text.length, end: walk.text.length, target: targetOf(target) });
  }
  for (const attribute of fetching) {
    const picture = pictureOf(attributes.get(attribute) ?? "");
    if (picture !== undefined) walk.pictures.push(picture);
  }
}

function closed(walk: Walk, name: string): void {
  if (walk.hiding?.name === name) {
    walk.hiding.depth -= 1;
    if (walk.hiding.depth === 0) endHiding(walk);
  }
  if (name === "a") endLink(walk);
  if (blocks.has(name)) walk.text += "\n";
}

function endLink(walk: Walk): void {
  if (walk.link !== undefined) walk.spans.push({ ...walk.link, end: walk.text.length });
  walk.link = undefined;
}

function endHiding(walk: Walk): void {
  if (walk.hiding !== undefined) walk.hidden.push({ start: walk.hiding.start, end: walk.text.length });
  walk.hiding = undefined;
}

function endOf(html: string, { name, end }: Tag): number {
  const pattern = new RegExp(`</${name}[\\s/>]`, "giu");
  pattern.lastIndex = end;
  return pattern.exec(html)?.index ?? -1;
}

function behind(html: string, index: number, length: number): number {
  return index === -1 ? html.length : index + length;
}
