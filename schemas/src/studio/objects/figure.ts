import { defineField, defineType } from "sanity";
import { altMissing, memberOf } from "../rules.ts";

/** A picture within a text. Its words are in the language of the text, so that each has one value. */
export const figure = defineType({
  name: "figure",
  title: "Picture",
  type: "image",
  options: { hotspot: true },
  fields: [
    defineField({
      name: "alt",
      title: "What the picture shows",
      description: "One sentence for readers who cannot see it, in the language of the text. Say what matters, not “a photo of”.",
      type: "string",
      validation: (rule) =>
        rule.custom((value, { parent }) => memberOf(parent, "asset") === undefined || (value?.trim() ?? "") !== "" || altMissing),
    }),
    defineField({ name: "caption", title: "Caption", description: "Stands below the picture; may stay empty.", type: "string" }),
    defineField({ name: "credit", title: "Credit", description: "Who took the picture, as it must be printed.", type: "string" }),
  ],
  validation: (rule) =>
    rule.custom((value) => value?.asset !== undefined || "Choose a picture; a place without one is not shown.").warning(),
  preview: {
    select: { title: "caption", subtitle: "alt", media: "asset" },
    prepare: ({ title, subtitle, media }) => ({
      title: typeof title === "string" && title !== "" ? title : "Picture",
      subtitle: typeof subtitle === "string" ? subtitle : "",
      media,
    }),
  },
});
