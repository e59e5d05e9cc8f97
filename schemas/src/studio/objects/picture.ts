import { defineField, defineType } from "sanity";
import { altMissing } from "../rules.ts";
import { translatedLanguages } from "../translated.ts";

export const picture = defineType({
  name: "picture",
  title: "Picture",
  type: "image",
  options: { hotspot: true },
  fields: [
    defineField({
      name: "alt",
      title: "What the picture shows",
      description: "One sentence for readers who cannot see it, in each language. Say what matters, not “a photo of”.",
      type: "internationalizedArrayString",
    }),
    defineField({
      name: "credit",
      title: "Credit",
      description: "Who took the picture, as it must be printed.",
      type: "string",
    }),
  ],
  validation: (rule) =>
    rule.custom((value) =>
      value?.asset === undefined || translatedLanguages(Object.entries(value).find(([name]) => name === "alt")?.[1]).size > 0
        ? true
        : altMissing,
    ),
});
