import { defineField, defineType } from "sanity";
import { translatedString, webAddressField } from "../fields.ts";
import { firstTranslation } from "../translated.ts";

export const organisation = defineType({
  name: "organisation",
  title: "Organisation",
  type: "document",
  fields: [
    translatedString({ name: "name", title: "Name", required: "Give the organisation's name" }),
    defineField({ name: "shortName", title: "Short name", description: "As it is known among readers.", type: "string" }),
    webAddressField({ name: "url", title: "Website" }),
    defineField({ name: "logo", title: "Logo", type: "picture" }),
  ],
  orderings: [{ title: "Short name", name: "shortName", by: [{ field: "shortName", direction: "asc" }] }],
  preview: {
    select: { name: "name", shortName: "shortName", media: "logo" },
    prepare: ({ name, shortName, media }: { name?: unknown; shortName?: string; media?: string }) => ({
      title: firstTranslation(name) ?? shortName ?? "Organisation without a name",
      ...(shortName === undefined ? {} : { subtitle: shortName }),
      ...(media === undefined ? {} : { media }),
    }),
  },
});
