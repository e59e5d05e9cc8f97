import { defineField, defineType } from "sanity";
import { referencesTo, translatedString } from "../fields.ts";
import { firstTranslation } from "../translated.ts";

export const partnerCoverNote = defineType({
  name: "partnerCoverNote",
  title: "Cover note for one partner",
  type: "object",
  fields: [
    defineField({
      name: "partner",
      title: "Partner",
      ...referencesTo("partner"),
      validation: (rule) => rule.required().error("Choose the partner"),
    }),
    translatedString({ name: "note", title: "Cover note", required: "Write the note, or remove it: the partner then gets the usual one" }),
  ],
  preview: {
    select: { name: "partner.organisation.name", note: "note" },
    prepare: ({ name, note }: { name?: unknown; note?: unknown }) => ({
      title: firstTranslation(name) ?? "Partner not chosen",
      subtitle: firstTranslation(note) ?? "Nothing written yet",
    }),
  },
});
