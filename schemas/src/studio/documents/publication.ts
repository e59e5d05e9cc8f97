import { defineArrayMember, defineField, defineType } from "sanity";
import { attachmentsPerIssueMax } from "../../attachments.ts";
import { languages } from "../../languages.ts";
import { languageChoices, themeChoices } from "../choices.ts";
import { translatedString, translatedText, webAddressField } from "../fields.ts";
import { firstTranslation } from "../translated.ts";

export const publication = defineType({
  name: "publication",
  title: "Publication",
  type: "document",
  groups: [
    { name: "identity", title: "Identity", default: true },
    { name: "sender", title: "Sender and footer" },
    { name: "reach", title: "Reach" },
  ],
  fields: [
    translatedString({ name: "name", title: "Name", group: "identity", required: "Give the publication a name" }),
    translatedString({
      name: "publisher",
      title: "Publisher",
      description: "The office that publishes it.",
      group: "identity",
      required: "Say who publishes it",
    }),
    defineField({
      name: "slug",
      title: "Name in addresses",
      description: "Part of the address of every page. It stands in people's inboxes for years: do not change it once an issue is out.",
      type: "slug",
      group: "identity",
      options: { source: (document) => firstTranslation(document["name"]) ?? "" },
      validation: (rule) => rule.required().error("Give the name as it appears in addresses"),
    }),
    defineField({
      name: "languages",
      title: "Languages",
      description: "In the order in which another language steps in where a translation is missing.",
      type: "array",
      group: "identity",
      of: [defineArrayMember({ type: "string", options: { list: languageChoices() } })],
      initialValue: [...languages],
      validation: (rule) => [
        rule.required().min(1).error("Choose at least one language"),
        rule.unique().error("A language stands here twice"),
      ],
    }),
    defineField({
      name: "themes",
      title: "Themes",
      description: "What the publication is about.",
      type: "array",
      group: "identity",
      of: [defineArrayMember({ type: "string" })],
      options: { list: themeChoices(), layout: "grid" },
    }),
    translatedText({ name: "aboutUs", title: "About us", description: "What the office is and does.", group: "identity" }),
    defineField({
      name: "isSample",
      title: "Sample content",
      description: "Every edition and page then says that it is a sample.",
      type: "boolean",
      group: "identity",
      initialValue: false,
    }),
    defineField({
      name: "senderName",
      title: "Sender's name",
      description: "As it stands in the From line of the mail.",
      type: "string",
      group: "sender",
      validation: (rule) => rule.required().error("Give the name readers shall see in the From line"),
    }),
    defineField({
      name: "senderAddress",
      title: "Sender's address",
      type: "string",
      group: "sender",
      validation: (rule) => [
        rule.required().error("Give the address the mails come from"),
        rule.email().error("This is not a mail address: name@example.org"),
      ],
    }),
    translatedString({
      name: "contactLine",
      title: "Contact line",
      description: "Whom to write to; shown in the footer.",
      group: "sender",
    }),
    defineField({
      name: "postalAddress",
      title: "Postal address",
      type: "text",
      rows: 3,
      group: "sender",
      validation: (rule) => rule.required().warning("Many countries ask for a postal address in the footer"),
    }),
    webAddressField({ name: "websiteUrl", title: "Website", group: "sender" }),
    defineField({
      name: "attachmentsMax",
      title: "Files a mail may carry",
      description:
        "An issue may bring along up to two files. Usually they are links, which every reader can open and no mail server stops. With one or two here, mails carry the files themselves; the low-bandwidth edition and the page have links in any case.",
      type: "number",
      group: "sender",
      initialValue: 0,
      options: {
        list: [
          { value: 0, title: "None: files are links" },
          { value: 1, title: "One file" },
          { value: 2, title: "Two files" },
        ],
        layout: "radio",
      },
      validation: (rule) => rule.integer().min(0).max(attachmentsPerIssueMax).error("None, one or two"),
    }),
    defineField({
      name: "proofList",
      title: "Proof list",
      description: "Mail addresses of colleagues who get every proof.",
      type: "array",
      group: "sender",
      of: [defineArrayMember({ type: "string", validation: (rule) => rule.email().error("This is not a mail address: name@example.org") })],
      validation: (rule) => rule.unique().error("This address is already on the list"),
    }),
    defineField({
      name: "hasVisitCounts",
      title: "Count visits to our own pages",
      description:
        "Off unless you switch it on. Counted is how often one of our own pages was opened, by day, language and partner organisation: nothing of who came, and no figure below ten is shown. Mails carry no pixel, and links stay as they are. Nothing is stored on a reader’s device or read from it, which is what would need consent (ePrivacy Directive, Art. 5(3)); name it in your privacy notice all the same, and ask your data protection officer first. On or off, it holds from the next rehearsal or request for approval.",
      type: "boolean",
      group: "reach",
      initialValue: false,
    }),
    defineField({
      name: "hasReachQuestion",
      title: "Ask partners how many they forwarded it to",
      description:
        "Off unless you switch it on. The partner copy then has one more line, with a link to one question that the office may answer or not; the page of its pack asks it as well. Kept is the answer of an organisation, never who gave it.",
      type: "boolean",
      group: "reach",
      initialValue: false,
    }),
  ],
  preview: {
    select: { name: "name", publisher: "publisher" },
    prepare: ({ name, publisher }: { name?: unknown; publisher?: unknown }) => ({
      title: firstTranslation(name) ?? "Publication without a name",
      subtitle: firstTranslation(publisher) ?? "",
    }),
  },
});
