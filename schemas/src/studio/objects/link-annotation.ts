import { defineField } from "sanity";

/** A link on words, in a text or in a footnote of it. */
export const linkAnnotation = {
  name: "link",
  title: "Link",
  type: "object" as const,
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
};
