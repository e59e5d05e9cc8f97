import { defineArrayMember, defineField, defineType } from "sanity";
import { isLanguage, languageNames } from "../../languages.ts";
import { attachmentExtensions } from "../../vocabulary.ts";
import { fitForAMail, onePerLanguage } from "../attachment-rules.ts";
import { languageChoices } from "../choices.ts";
import { translatedString } from "../fields.ts";
import { firstTranslation } from "../translated.ts";

export const attachmentFile = defineType({
  name: "attachmentFile",
  title: "File in a language",
  type: "object",
  fields: [
    defineField({
      name: "language",
      title: "Language of the file",
      type: "string",
      initialValue: "en",
      options: { list: languageChoices() },
      validation: (rule) => rule.required().error("Choose the language of the file, so that readers know what they open"),
    }),
    defineField({
      name: "file",
      title: "File",
      description:
        "PDF, Word, Excel, PowerPoint, a calendar file (ICS), PNG or JPEG; up to 1 MB where mails carry it. It goes out as it is, with all that is hidden in it.",
      type: "file",
      options: { accept: [...attachmentExtensions, "jpeg"].map((extension) => `.${extension}`).join(",") },
      validation: (rule) => rule.custom(fitForAMail),
    }),
  ],
  preview: {
    select: { language: "language", name: "file.asset.originalFilename" },
    prepare: ({ language, name }: { language?: unknown; name?: string }) => ({
      title: isLanguage(language) ? languageNames[language] : "Language not chosen",
      subtitle: name ?? "No file yet",
    }),
  },
});

/** What an issue brings along: one thing, in one file or in a file for each language. */
export const attachment = defineType({
  name: "attachment",
  title: "File",
  type: "object",
  fields: [
    translatedString({
      name: "title",
      title: "Title",
      description: "It is shown in the mail, and becomes the name of the file.",
      required: "Say what the file is: its title becomes its name",
    }),
    defineField({
      name: "files",
      title: "Files",
      description: "One, or one for each language. Readers of other languages get the one of the language that steps in for theirs.",
      type: "array",
      of: [defineArrayMember({ type: "attachmentFile" })],
      validation: (rule) => [rule.required().min(1).error("Add the file"), rule.custom(onePerLanguage)],
    }),
  ],
  preview: {
    select: { title: "title", files: "files" },
    prepare: ({ title, files }: { title?: unknown; files?: unknown }) => ({
      title: firstTranslation(title) ?? "File without a title",
      subtitle: languagesOf(files) || "No file yet",
    }),
  },
});

function languagesOf(files: unknown): string {
  if (typeof files !== "object" || files === null) return "";
  return Object.values(files)
    .flatMap((file: unknown) =>
      typeof file === "object" && file !== null && "language" in file && isLanguage(file.language) ? [languageNames[file.language]] : [],
    )
    .join(", ");
}
