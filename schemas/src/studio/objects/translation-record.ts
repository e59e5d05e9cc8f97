import { defineArrayMember, defineField, defineType, type DocumentDefinition } from "sanity";
import { languageChoices } from "../choices.ts";

/** Of which source text a translation was made. Written by the form as an editor types, never by hand. */
export const translationRecord = defineType({
  name: "translationRecord",
  title: "Translation",
  type: "object",
  fields: [
    defineField({ name: "path", title: "Field", type: "string" }),
    defineField({ name: "language", title: "Language", type: "string", options: { list: languageChoices() } }),
    defineField({ name: "source", title: "Translated from", type: "string", options: { list: languageChoices() } }),
    defineField({ name: "sourceDigest", title: "Name of the source text", type: "string" }),
    defineField({ name: "by", title: "Translator", type: "string" }),
    defineField({ name: "on", title: "Day", type: "date" }),
  ],
});

/** A document type with the list of its translations, which no form shows. */
export function withTranslations(type: DocumentDefinition): DocumentDefinition {
  return {
    ...type,
    fields: [
      ...type.fields,
      defineField({
        name: "translations",
        title: "Translations",
        type: "array",
        of: [defineArrayMember({ type: "translationRecord" })],
        hidden: true,
        readOnly: true,
      }),
    ],
  };
}
