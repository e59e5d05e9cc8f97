import { defineField, defineType } from "sanity";
import { translatedString } from "../fields.ts";
import { firstTranslation } from "../translated.ts";

export const deadlineTopic = defineType({
  name: "deadlineTopic",
  title: "Topic",
  type: "object",
  fields: [
    defineField({ name: "shortForm", title: "Short form", description: "As it is known among readers: TIP, SOM.", type: "string" }),
    translatedString({ name: "name", title: "Full name", required: "Write out what the topic is called" }),
    defineField({
      name: "entry",
      title: "Calendar entry it is about",
      type: "reference",
      to: [{ type: "calendarEntry" }],
    }),
  ],
  preview: {
    select: { shortForm: "shortForm", name: "name" },
    prepare: ({ shortForm, name }: { shortForm?: string; name?: unknown }) => ({
      title: firstTranslation(name) ?? shortForm ?? "Unnamed topic",
      ...(shortForm === undefined ? {} : { subtitle: shortForm }),
    }),
  },
});
