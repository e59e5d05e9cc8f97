import { defineArrayMember, defineField, defineType } from "sanity";
import { translatedString, translatedText, webAddressField } from "../fields.ts";
import { clearanceFields, placesFields, releaseFields, takingPartFields } from "../item-fields.ts";
import { firstTranslation } from "../translated.ts";

export const callForApplications = defineType({
  name: "callForApplications",
  title: "Call for applications",
  type: "document",
  groups: [
    { name: "call", title: "Call and deadlines", default: true },
    { name: "terms", title: "Who may apply, and how" },
    { name: "use", title: "Regions and embargo" },
    { name: "clearance", title: "Clearance" },
  ],
  fields: [
    translatedString({ name: "title", title: "Title", group: "call", required: "Give the call a title" }),
    translatedText({ name: "summary", title: "Summary", group: "call", required: "Say in a few sentences what people can apply for" }),
    defineField({
      name: "deadlines",
      title: "Deadlines",
      type: "array",
      group: "call",
      of: [defineArrayMember({ type: "deadline" })],
      validation: (rule) => rule.required().min(1).error("A call needs a deadline: closed calls are shown as closed"),
    }),
    webAddressField({ name: "applyUrl", title: "Where to apply", group: "call" }),
    defineField({ name: "picture", title: "Picture", type: "picture", group: "call" }),
    ...takingPartFields("terms"),
    translatedString({
      name: "legalBasis",
      title: "Legal basis",
      description: "The rule the call rests on: “ECOSOC resolution 1996/31, paragraph 44”.",
      group: "terms",
    }),
    ...placesFields("use"),
    ...releaseFields("use"),
    ...clearanceFields("clearance"),
  ],
  preview: {
    select: { title: "title", day: "deadlines.0.day", closesAt: "deadlines.0.closesAt", media: "picture" },
    prepare: ({ title, day, closesAt, media }: { title?: unknown; day?: string; closesAt?: string; media?: string }) => ({
      title: firstTranslation(title) ?? "Call without a title",
      subtitle: day ?? closesAt ?? "No deadline yet",
      ...(media === undefined ? {} : { media }),
    }),
  },
});
