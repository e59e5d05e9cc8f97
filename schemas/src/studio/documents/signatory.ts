import { defineType } from "sanity";
import { translatedString } from "../fields.ts";
import { firstTranslation } from "../translated.ts";

/** Whoever signs a letter. A document of its own, so that a name is written once for all issues. */
export const signatory = defineType({
  name: "signatory",
  title: "Signatory",
  type: "document",
  fields: [
    translatedString({
      name: "name",
      title: "Name",
      description: "The person, or the office where it signs as such.",
      required: "Say who signs",
    }),
    translatedString({ name: "office", title: "Office", description: "Function and office of a person, on the line below the name." }),
  ],
  preview: {
    select: { name: "name", office: "office" },
    prepare: ({ name, office }: { name?: unknown; office?: unknown }) => ({
      title: firstTranslation(name) ?? "Signatory without a name",
      subtitle: firstTranslation(office) ?? "",
    }),
  },
});
