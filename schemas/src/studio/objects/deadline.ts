import { defineArrayMember, defineField, defineType } from "sanity";
import { translatedString } from "../fields.ts";
import { isTimeZone, neededWhen, shownWhen } from "../rules.ts";
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
    defineField({
      name: "precision",
      title: "How exactly it is known",
      description: "A date without an hour is right as it is: nothing is invented.",
      type: "string",
      initialValue: "day",
      options: {
        layout: "radio",
        list: [
          { title: "The day", value: "day" },
          { title: "Day and hour", value: "instant" },
        ],
      },
      validation: (rule) => rule.required().error("Say whether an hour was published"),
    }),
    defineField({
      name: "day",
      title: "Last day",
      type: "date",
      hidden: shownWhen("precision", ["day"]),
      validation: (rule) => rule.custom(neededWhen("precision", ["day"], "Give the last day on which people may apply")),
    }),
    defineField({
      name: "closesAt",
      title: "Closes at",
      description: "“Midnight, 4 February” is the end of that day: 5 February, 00:00 in the time zone below.",
      type: "datetime",
      hidden: shownWhen("precision", ["instant"]),
      validation: (rule) => rule.custom(neededWhen("precision", ["instant"], "Give day and hour at which the call closes")),
    }),
    defineField({
      name: "timeZone",
      title: "Time zone",
      description: "Region and city, such as Europe/Vienna.",
      type: "string",
      initialValue: "Europe/Vienna",
      hidden: shownWhen("precision", ["instant"]),
      validation: (rule) => [
        rule.custom(isTimeZone),
        rule.custom(neededWhen("precision", ["instant"], "Give the time zone in which the hour is meant")),
      ],
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
