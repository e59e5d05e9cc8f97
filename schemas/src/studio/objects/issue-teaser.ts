import { defineField, defineType } from "sanity";
import { referencesTo, translatedText } from "../fields.ts";
import { firstTranslation } from "../translated.ts";

/** Another teaser for an item, in one issue. The item itself stays as it is, for the archive and for later issues. */
export const issueTeaser = defineType({
  name: "issueTeaser",
  title: "Teaser for this issue",
  type: "object",
  fields: [
    defineField({
      name: "item",
      title: "Item",
      ...referencesTo("newsItem", "callForApplications", "video"),
      validation: (rule) => rule.required().error("Choose the item"),
    }),
    translatedText({ name: "teaser", title: "Teaser", description: "In a language without one, the item's own text is shown." }),
  ],
  preview: {
    select: { title: "item.title" },
    prepare: ({ title }: { title?: unknown }) => ({ title: firstTranslation(title) ?? "Item without a title" }),
  },
});
