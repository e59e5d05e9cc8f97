import { defineArrayMember, defineField, defineType } from "sanity";
import { translatedString, translatedText, webAddressField } from "../fields.ts";
import { firstTranslation } from "../translated.ts";

export const callForApplications = defineType({
  name: "callForApplications",
  title: "Call for applications",
  type: "document",
  fields: [
    translatedString({ name: "title", title: "Title", required: "Give the call a title" }),
    translatedText({ name: "summary", title: "Summary", required: "Say in a few sentences what people can apply for" }),
    translatedString({ name: "eligibility", title: "Who may apply", description: "In the words of the call." }),
    defineField({
      name: "deadlines",
      title: "Deadlines",
      type: "array",
      of: [defineArrayMember({ type: "deadline" })],
      validation: (rule) => rule.required().min(1).error("A call needs a deadline: closed calls are shown as closed"),
    }),
    webAddressField({ name: "applyUrl", title: "Where to apply" }),
    defineField({ name: "picture", title: "Picture", type: "picture" }),
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
