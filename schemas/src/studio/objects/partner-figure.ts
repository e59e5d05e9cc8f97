import { defineField, defineType } from "sanity";
import { translatedString } from "../fields.ts";
import { firstTranslation } from "../translated.ts";

export const partnerFigure = defineType({
  name: "partnerFigure",
  title: "Figure",
  type: "object",
  fields: [
    translatedString({ name: "label", title: "What is counted", description: "“Member organisations”.", required: "Say what is counted" }),
    translatedString({ name: "value", title: "As published", description: "“Over 350”.", required: "Give the figure as it was published" }),
    defineField({ name: "asOf", title: "As of", type: "date" }),
  ],
  preview: {
    select: { label: "label", value: "value", asOf: "asOf" },
    prepare: ({ label, value, asOf }: { label?: unknown; value?: unknown; asOf?: string }) => ({
      title: [firstTranslation(value), firstTranslation(label)].filter((part) => part !== undefined).join(" ") || "Empty figure",
      ...(asOf === undefined ? {} : { subtitle: `as of ${asOf}` }),
    }),
  },
});
