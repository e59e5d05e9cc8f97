import { defineField, defineType } from "sanity";
import { referencesTo, translatedString } from "../fields.ts";
import { firstTranslation, joined } from "../translated.ts";

export const project = defineType({
  name: "project",
  title: "Project",
  type: "document",
  fields: [
    translatedString({ name: "title", title: "Title", description: "Its full name.", required: "Give the project's full name" }),
    defineField({ name: "shortName", title: "Short name", description: "As it is known among readers: SE4U.", type: "string" }),
    defineField({
      name: "code",
      title: "Code",
      description: "As it stands in the books: GLOU68.",
      type: "string",
      validation: (rule) => rule.regex(/^[A-Za-z0-9][A-Za-z0-9./-]*$/u).error("Letters, digits, dots, slashes and hyphens: GLOU68"),
    }),
    defineField({ name: "funder", title: "Funder", description: "Who pays for it.", ...referencesTo("organisation") }),
  ],
  orderings: [{ title: "Short name", name: "shortName", by: [{ field: "shortName", direction: "asc" }] }],
  preview: {
    select: { title: "title", shortName: "shortName", code: "code" },
    prepare: ({ title, shortName, code }: { title?: unknown; shortName?: string; code?: string }) => ({
      title: shortName ?? code ?? firstTranslation(title) ?? "Project without a name",
      subtitle: joined(shortName === undefined ? undefined : code, firstTranslation(title)),
    }),
  },
});
