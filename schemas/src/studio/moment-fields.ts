import { defineField, type FieldDefinition, type StringRule } from "sanity";
import { isTimeZone, neededWhen, shownWhen } from "./rules.ts";

interface MomentWords {
  readonly precisionTitle: string;
  readonly precisionDescription: string;
  /** The sentence while nobody has said how exactly it is known; without it that may stay open. */
  readonly precisionMissing?: string;
  readonly dayMissing: string;
  readonly instantMissing: string;
}

/** When something closes: on a day, or at an hour in its time zone. */
export function momentFields(words: MomentWords): FieldDefinition[] {
  const { precisionMissing } = words;
  return [
    defineField({
      name: "precision",
      title: words.precisionTitle,
      description: words.precisionDescription,
      type: "string",
      options: {
        layout: "radio",
        list: [
          { title: "The day", value: "day" },
          { title: "Day and hour", value: "instant" },
        ],
      },
      ...(precisionMissing === undefined
        ? {}
        : { initialValue: "day", validation: (rule: StringRule) => rule.required().error(precisionMissing) }),
    }),
    defineField({
      name: "day",
      title: "Last day",
      type: "date",
      hidden: shownWhen("precision", ["day"]),
      validation: (rule) => rule.custom(neededWhen("precision", ["day"], words.dayMissing)),
    }),
    defineField({
      name: "closesAt",
      title: "Closes at",
      description: "“Midnight, 4 February” is the end of that day: 5 February, 00:00 in the time zone below.",
      type: "datetime",
      hidden: shownWhen("precision", ["instant"]),
      validation: (rule) => rule.custom(neededWhen("precision", ["instant"], words.instantMissing)),
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
  ];
}
