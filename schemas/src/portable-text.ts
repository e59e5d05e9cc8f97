import * as z from "zod";

// Portable Text as this product writes it: paragraphs, small headings, lists, emphasis and links. A mark or block that is not
// listed here is refused when a document is read, so that nothing an editor wrote is dropped on the way to a reader.

const spanSchema = z.looseObject({ _type: z.literal("span"), _key: z.string(), text: z.string(), marks: z.array(z.string()).optional() });

const linkSchema = z.looseObject({ _type: z.literal("link"), _key: z.string(), href: z.string() });

export const portableTextBlockSchema = z.looseObject({
  _type: z.literal("block"),
  _key: z.string(),
  style: z.enum(["normal", "h3", "h4", "blockquote"]).optional(),
  listItem: z.enum(["bullet", "number"]).optional(),
  level: z.int().min(1).max(3).optional(),
  markDefs: z.array(linkSchema).optional(),
  children: z.array(spanSchema),
});

export const portableTextSchema = z.array(portableTextBlockSchema);

export type PortableTextBlock = z.infer<typeof portableTextBlockSchema>;
export type PortableText = z.infer<typeof portableTextSchema>;
