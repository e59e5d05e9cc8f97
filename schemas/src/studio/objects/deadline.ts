import { defineArrayMember, defineField, defineType } from "sanity";
import { translatedString } from "../fields.ts";
import { momentFields } from "../moment-fields.ts";
import { firstTranslation } from "../translated.ts";

export const deadline = defineType({
  name: "deadline",
  title: "Deadline",
  type: "object",
  fields: [
    defineField({
      name: "topics",
      title: "What it is for",
      description: "Several topics may close together. Leave it empty when the call has one deadline for everything.",
      type: "array",
      of: [defineArrayMember({ type: "deadlineTopic" })],
    }),
    ...momentFields({
      precisionTitle: "How exactly it is known",
      precisionDescription: "A date without an hour is right as it is: nothing is invented.",
      precisionMissing: "Say whether an hour was published",
      dayMissing: "Give the last day on which people may apply",
      instantMissing: "Give day and hour at which the call closes",
    }),
    translatedString({
      name: "words",
      title: "The words that were published",
      description: "“4 February 2024, midnight CET”. Readers see them beside the date.",
    }),
  ],
  preview: {
    select: { first: "topics.0.name", day: "day", closesAt: "closesAt", precision: "precision" },
    prepare: ({ first, day, closesAt, precision }: { first?: unknown; day?: string; closesAt?: string; precision?: string }) => ({
      title: (precision === "instant" ? closesAt : day) ?? "No date yet",
      subtitle: firstTranslation(first) ?? "The whole call",
    }),
  },
});
