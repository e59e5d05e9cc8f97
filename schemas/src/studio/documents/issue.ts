import { defineArrayMember, defineField, defineType } from "sanity";
import { noMoreThanAllowed } from "../attachment-rules.ts";
import { translatedString } from "../fields.ts";
import { nextIssue } from "../next-issue.ts";
import { isMonth } from "../rules.ts";
import { firstTranslation, joined } from "../translated.ts";

export const issue = defineType({
  name: "issue",
  title: "Issue",
  type: "document",
  groups: [
    { name: "content", title: "Content", default: true },
    { name: "envelope", title: "Subject and cover note" },
    { name: "issue", title: "Number and dates" },
  ],
  initialValue: nextIssue,
  fields: [
    translatedString({ name: "title", title: "Title", group: "content", required: "Give the issue a title" }),
    defineField({
      name: "sections",
      title: "Sections",
      description: "Drag them into the order in which readers shall meet them.",
      type: "array",
      group: "content",
      of: [defineArrayMember({ type: "issueSection" })],
      validation: (rule) => rule.required().min(1).error("An issue needs at least one section"),
    }),
    defineField({
      name: "attachments",
      title: "Files with this issue",
      description:
        "Up to two: a programme, a form, an invitation for the calendar. Mails carry them where the publication allows it; everywhere else they are links with their type and size.",
      type: "array",
      group: "content",
      of: [defineArrayMember({ type: "attachment" })],
      validation: (rule) => rule.custom(noMoreThanAllowed),
    }),
    defineField({
      name: "fallbackLanguages",
      title: "Fallback languages",
      description: "Which language steps in where a text is not translated. Readers see that it is another language.",
      type: "array",
      group: "issue",
      of: [defineArrayMember({ type: "fallbackLanguage" })],
    }),
    defineField({
      name: "cover",
      title: "Cover picture",
      description: "Shown on the archive page and on the board of issues.",
      type: "picture",
      group: "content",
    }),
    translatedString({
      name: "subject",
      title: "Subject",
      description: "The subject line of the mail. Up to 60 characters are seen on a phone.",
      group: "envelope",
      required: "Write the subject line",
    }),
    translatedString({
      name: "preheader",
      title: "Preheader",
      description: "The line an inbox shows after the subject. It adds something; it does not repeat the subject.",
      group: "envelope",
      required: "Write the line an inbox shows after the subject",
    }),
    translatedString({
      name: "coverNote",
      title: "Cover note",
      description: "Stands above the issue in the partner copy: two sentences that say what to forward.",
      group: "envelope",
      required: "Write two sentences to the partners",
    }),
    defineField({
      name: "partnerCoverNotes",
      title: "Cover notes for single partners",
      description: "In place of the note above, in that partner's copy only.",
      type: "array",
      group: "envelope",
      of: [defineArrayMember({ type: "partnerCoverNote" })],
    }),
    defineField({
      name: "publication",
      title: "Publication",
      type: "reference",
      group: "issue",
      to: [{ type: "publication" }],
      validation: (rule) => rule.required().error("Choose the publication"),
    }),
    defineField({
      name: "number",
      title: "Number",
      type: "number",
      group: "issue",
      validation: (rule) => rule.required().integer().min(1).error("Number the issue: 1, 2, 3 …"),
    }),
    defineField({
      name: "month",
      title: "Month",
      description: "Year and number of the month: 2024-01 is January 2024.",
      type: "string",
      group: "issue",
      validation: (rule) => [rule.required().error("Give the month of the issue"), rule.custom(isMonth)],
    }),
    defineField({
      name: "slug",
      title: "Name in addresses",
      description: "Part of the issue's address. Do not change it once the issue is out.",
      type: "slug",
      group: "issue",
      options: { source: "month" },
      validation: (rule) => rule.required().error("Give the name as it appears in addresses, such as 2024-01"),
    }),
    defineField({
      name: "referenceTime",
      title: "Planned time of sending",
      description: "Whether a call is open or closed, and what is past, is said as of this time.",
      type: "datetime",
      group: "issue",
      validation: (rule) => rule.required().error("Give the time at which the issue is to go out"),
    }),
  ],
  orderings: [{ title: "Newest first", name: "newest", by: [{ field: "number", direction: "desc" }] }],
  preview: {
    select: { title: "title", number: "number", month: "month", media: "cover" },
    prepare: ({ title, number, month, media }: { title?: unknown; number?: number | null; month?: string; media?: string }) => ({
      title: firstTranslation(title) ?? "Issue without a title",
      subtitle: joined(number == null ? undefined : `No. ${String(number)}`, month),
      ...(media === undefined ? {} : { media }),
    }),
  },
});
