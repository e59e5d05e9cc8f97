import * as z from "zod";
import { mediaSchema, storedFrame } from "./media.ts";

// Portable Text as this product writes it: paragraphs, small headings, quotations, lists within lists, emphasis, links, footnotes,
// figures and small tables. A mark or block that is not listed here is refused when a document is read, so that nothing an editor wrote
// is dropped on the way to a reader. A text is in one language, and so is all that stands in it: what a figure shows, a footnote, a cell.

/** A reader on a phone sees four columns, and a table of more rows is a document of its own. */
export const tableColumnsMax = 4;
/** The row of headings is one of them. */
export const tableRowsMax = 12;
/** Lists within lists within lists; what is indented further stands on this level. */
export const listLevelMax = 3;
/** As far as the Studio's editor goes when somebody holds the tab key. */
const storedLevelMax = 10;

const key = { _key: z.string() };

const spanSchema = z.looseObject({ _type: z.literal("span"), ...key, text: z.string(), marks: z.array(z.string()).optional() });

const linkSchema = z.looseObject({ _type: z.literal("link"), ...key, href: z.string() });

/** What a footnote says: paragraphs with emphasis and links, no footnotes of its own. */
const footnoteBlockSchema = z.looseObject({
  _type: z.literal("block"),
  ...key,
  markDefs: z.array(linkSchema).optional(),
  children: z.array(spanSchema),
});

/** A note on the words that are marked with it. Its number is that of its place in the text. */
export const footnoteSchema = z.looseObject({ _type: z.literal("footnote"), ...key, text: z.array(footnoteBlockSchema).optional() });
export type Footnote = z.infer<typeof footnoteSchema>;

export const portableTextBlockSchema = z.looseObject({
  _type: z.literal("block"),
  ...key,
  style: z.enum(["normal", "h3", "h4", "blockquote"]).optional(),
  listItem: z.enum(["bullet", "number"]).optional(),
  level: z.int().min(1).max(storedLevelMax).optional(),
  markDefs: z.array(z.discriminatedUnion("_type", [linkSchema, footnoteSchema])).optional(),
  children: z.array(spanSchema),
});
export type PortableTextBlock = z.infer<typeof portableTextBlockSchema>;

const tableRowSchema = z.looseObject({ _type: z.literal("tableRow"), ...key, cells: z.array(z.string()).optional() });

/** A small table of plain words; its first row holds the headings of its columns. */
export const tableSchema = z.looseObject({ _type: z.literal("table"), ...key, rows: z.array(tableRowSchema).optional() });
export type TextTable = z.infer<typeof tableSchema>;

const figureWords = { caption: z.string().optional(), credit: z.string().optional() };

const storedFigureSchema = z.looseObject({
  _type: z.literal("figure"),
  ...key,
  asset: z.looseObject({ _ref: z.string().min(1) }).optional(),
  ...storedFrame,
  alt: z.string().optional(),
  ...figureWords,
});
export type StoredFigure = z.infer<typeof storedFigureSchema>;

/** A picture within a text, as its copy in the media store. */
const figureSchema = z.looseObject({ _type: z.literal("figure"), ...key, media: mediaSchema, alt: z.string(), ...figureWords });
export type Figure = z.infer<typeof figureSchema>;

/** A text as a document stores it. */
export const portableTextSchema = z.array(z.discriminatedUnion("_type", [portableTextBlockSchema, tableSchema, storedFigureSchema]));
export type PortableText = z.infer<typeof portableTextSchema>;

/** A text as an issue snapshot holds it: its pictures are in the media store. */
export const snapshotTextSchema = z.array(z.discriminatedUnion("_type", [portableTextBlockSchema, tableSchema, figureSchema]));
export type SnapshotText = z.infer<typeof snapshotTextSchema>;

/** Everything a reader of the text meets as words, a paragraph each: footnotes after the paragraph they belong to, tables cell by cell. */
export function textParagraphs(text: PortableText | SnapshotText): readonly string[] {
  return text.flatMap((part) => {
    switch (part._type) {
      case "block":
        return [blockWords(part), ...footnotesOf(part).flatMap(({ text: note = [] }) => note.map(blockWords))];
      case "table":
        return (part.rows ?? []).flatMap(({ cells = [] }) => cells);
      case "figure":
        return [part.alt, part.caption, part.credit].filter((words) => words !== undefined);
    }
  });
}

/** Where the links of a text lead, those of its footnotes among them. */
export function textAddresses(text: PortableText | SnapshotText): readonly string[] {
  return text.flatMap((part) =>
    part._type !== "block"
      ? []
      : (part.markDefs ?? []).flatMap((mark) => (mark._type === "link" ? [mark.href] : (mark.text ?? []).flatMap(addressesOf))),
  );
}

/** The footnotes of a block that stand on words, in the order of these. */
export function footnotesOf({ markDefs = [], children }: Pick<PortableTextBlock, "markDefs" | "children">): readonly Footnote[] {
  const marks = new Set(children.flatMap((span) => span.marks ?? []));
  return [...marks].flatMap((mark) => markDefs.find((def): def is Footnote => def._key === mark && def._type === "footnote") ?? []);
}

function blockWords({ children }: { readonly children: readonly { readonly text: string }[] }): string {
  return children.map(({ text }) => text).join("");
}

function addressesOf({ markDefs = [] }: z.infer<typeof footnoteBlockSchema>): readonly string[] {
  return markDefs.map(({ href }) => href);
}
