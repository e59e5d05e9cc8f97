import { defineArrayMember, defineField, defineType } from "sanity";

/** Paragraphs, small headings, lists, emphasis and links: exactly what `portable-text.ts` of the content model accepts. */
export const portableText = defineType({
  name: "portableText",
  title: "Text",
  type: "array",
  of: [
    defineArrayMember({
      type: "block",
      styles: [
        { title: "Text", value: "normal" },
        { title: "Heading", value: "h3" },
        { title: "Small heading", value: "h4" },
        { title: "Quotation", value: "blockquote" },
      ],
      lists: [
        { title: "Bulleted list", value: "bullet" },
        { title: "Numbered list", value: "number" },
      ],
      marks: {
        decorators: [
          { title: "Strong", value: "strong" },
          { title: "Emphasis", value: "em" },
        ],
        annotations: [
          {
            name: "link",
            title: "Link",
            type: "object",
            fields: [
              defineField({
                name: "href",
                title: "Address",
                type: "url",
                validation: (rule) =>
                  rule
                    .required()
                    .uri({ scheme: ["http", "https", "mailto"] })
                    .error("Paste the whole address, beginning with https:// or mailto:"),
              }),
            ],
          },
        ],
      },
    }),
  ],
});
