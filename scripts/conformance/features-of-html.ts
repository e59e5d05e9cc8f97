// What the features of the caniemail data are in HTML: which tags, attributes and addresses go where a client has none of them. A feature
// that is supported in part stays; the doctype, AMP and BIMI hold no words.

const tables = ["table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th"];
const sectioning = [
  "article",
  "aside",
  "details",
  "figcaption",
  "figure",
  "footer",
  "header",
  "main",
  "mark",
  "nav",
  "section",
  "summary",
  "time",
];

/** Tags by feature, where the feature is not named like its one tag. */
const tagsOf: Readonly<Record<string, readonly string[]>> = {
  "html-h1-h6": ["h1", "h2", "h3", "h4", "h5", "h6"],
  "html-lists": ["ul", "ol", "li", "dl", "dt", "dd"],
  "html-table": tables,
  "html-semantics": sectioning,
  "html-picture": ["picture", "source"],
  "html-image-maps": ["map", "area"],
  "html-button-submit": ["button"],
  "html-button-reset": ["button"],
  "html-strong": ["strong", "b", "em", "i"],
};

const namedLikeTheirTag =
  /^html-(?<tag>abbr|acronym|address|audio|base|bdi|blockquote|body|code|del|dfn|dialog|div|form|hr|img|input|link|marquee|meter|object|p|pre|progress|rp|rt|ruby|select|small|span|strike|style|svg|textarea|video|wbr)(?:-[a-z]+)?$/u;

const namedLikeTheirAttribute =
  /^html-(?<attribute>align|aria-[a-z]+|background|cellpadding|cellspacing|dir|height|hidden|lang|loading|popover|required|role|srcset|target|valign|width)(?:-attribute)?$/u;

/** Their content is no text of the page: it goes with them. Of every other tag the content stays. */
export const goesWhole: ReadonlySet<string> = new Set([
  "style",
  "svg",
  "audio",
  "video",
  "object",
  "select",
  "textarea",
  "meter",
  "progress",
]);

/** A picture in such a format is not shown: its words stand for it. */
const formatsOf: Readonly<Record<string, RegExp>> = {
  "image-base64": /^data:/u,
  "image-svg": /\.svg(?:$|\?)/u,
  "image-webp": /\.webp(?:$|\?)/u,
  "image-avif": /\.avif(?:$|\?)/u,
  "image-apng": /\.apng(?:$|\?)/u,
  "image-gif": /\.gif(?:$|\?)/u,
  "image-jpg": /\.jpe?g(?:$|\?)/u,
  "image-png": /\.png(?:$|\?)/u,
};

export interface MissingHtml {
  readonly tags: ReadonlySet<string>;
  readonly attributes: ReadonlySet<string>;
  /** Links with such an address lead nowhere. */
  readonly addresses: readonly RegExp[];
  readonly pictures: readonly RegExp[];
  readonly hasNoComments: boolean;
}

export function missingHtml(missing: ReadonlySet<string>): MissingHtml {
  const slugs = [...missing];
  return {
    tags: new Set(slugs.flatMap((slug) => tagsOf[slug] ?? namedLikeTheirTag.exec(slug)?.groups?.["tag"] ?? [])),
    attributes: new Set(slugs.flatMap((slug) => namedLikeTheirAttribute.exec(slug)?.groups?.["attribute"] ?? [])),
    addresses: [...(missing.has("html-mailto-links") ? [/^mailto:/u] : []), ...(missing.has("html-anchor-links") ? [/^#/u] : [])],
    pictures: slugs.flatMap((slug) => formatsOf[slug] ?? []),
    hasNoComments: missing.has("html-comments"),
  };
}
