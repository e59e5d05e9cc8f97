import { defineField, defineType } from "sanity";
import { isLanguage, languageNames } from "../../languages.ts";
import { languageChoices } from "../choices.ts";
import { memberOf } from "../rules.ts";

/** What readers of a language get where a text is not in it. */
export const fallbackLanguage = defineType({
  name: "fallbackLanguage",
  title: "Fallback",
  type: "object",
  options: { columns: 2 },
  fields: [
    defineField({
      name: "language",
      title: "Readers of",
      type: "string",
      options: { list: languageChoices() },
      validation: (rule) => rule.required().error("Choose the language that is not complete"),
    }),
    defineField({
      name: "fallback",
      title: "get, where it is missing,",
      type: "string",
      options: { list: languageChoices() },
      validation: (rule) => [
        rule.required().error("Choose the language that steps in"),
        rule.custom((value, { parent }) => value === undefined || value !== memberOf(parent, "language") || "Choose another language"),
      ],
    }),
  ],
  preview: {
    select: { language: "language", fallback: "fallback" },
    prepare: ({ language, fallback }: { language?: unknown; fallback?: unknown }) => ({
      title: `${nameOf(language)}: ${nameOf(fallback)} steps in`,
    }),
  },
});

function nameOf(language: unknown): string {
  return isLanguage(language) ? languageNames[language] : "…";
}
