import { defineField, defineType } from "sanity";
import { firstTranslation } from "../translated.ts";

export const supporter = defineType({
  name: "supporter",
  title: "Supporter",
  type: "document",
  fields: [
    defineField({
      name: "organisation",
      title: "Organisation",
      description: "Its logo is shown under “With kind support from”.",
      type: "reference",
      to: [{ type: "organisation" }],
      validation: (rule) => rule.required().error("Choose the organisation"),
    }),
  ],
  preview: {
    select: { name: "organisation.name", media: "organisation.logo" },
    prepare: ({ name, media }: { name?: unknown; media?: string }) => ({
      title: firstTranslation(name) ?? "Supporter without an organisation",
      ...(media === undefined ? {} : { media }),
    }),
  },
});
