import { languageNames, isLanguage } from "../../languages.ts";
import { defineField, defineType } from "sanity";
import { languageChoices } from "../choices.ts";
import { webAddressField } from "../fields.ts";

export const itemLink = defineType({
  name: "itemLink",
  title: "Link",
  type: "object",
  fields: [
    defineField({
      name: "language",
      title: "Language of the page it leads to",
      type: "string",
      initialValue: "en",
      options: { list: languageChoices() },
      validation: (rule) => rule.required().error("Choose the language of the page, so that readers know what they open"),
    }),
    webAddressField({ name: "url", title: "Address", required: "Paste the address of the page" }),
  ],
  preview: {
    select: { language: "language", url: "url" },
    prepare: ({ language, url }: { language?: unknown; url?: string }) => ({
      title: isLanguage(language) ? `Read in ${languageNames[language]}` : "Language not chosen",
      ...(url === undefined ? {} : { subtitle: url }),
    }),
  },
});
