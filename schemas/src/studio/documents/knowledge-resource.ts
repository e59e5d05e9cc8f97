import { defineArrayMember, defineField, defineType, type CustomValidator } from "sanity";
import { resourceExtensions } from "../../vocabulary.ts";
import { resourceKindChoices } from "../choices.ts";
import { referencesTo, translatedString, translatedText } from "../fields.ts";
import { clearanceFields, placesFields, projectField, releaseFields, workingLanguagesField } from "../item-fields.ts";
import { memberOf, webAddress } from "../rules.ts";
import { firstTranslation } from "../translated.ts";

/** A reader gets a file from us or is sent elsewhere; both at once would leave open which of them counts. */
export const fileOrAddress: CustomValidator<string | undefined> = (value, { document }) => {
  const hasFile = memberOf(memberOf(document, "file"), "asset") !== undefined;
  if (hasFile && value !== undefined) return "Either a file or an address: remove one of them";
  return hasFile || value !== undefined || "Upload a file, or paste the address of the page";
};

export const knowledgeResource = defineType({
  name: "knowledgeResource",
  title: "Knowledge resource",
  type: "document",
  groups: [
    { name: "resource", title: "Resource", default: true },
    { name: "use", title: "Regions, project, embargo" },
    { name: "clearance", title: "Clearance" },
  ],
  fields: [
    translatedString({ name: "title", title: "Title", group: "resource", required: "Give the resource a title" }),
    translatedText({ name: "summary", title: "Summary", group: "resource", required: "Say in a few sentences what it is good for" }),
    defineField({
      name: "kind",
      title: "Kind",
      type: "string",
      group: "resource",
      options: { list: resourceKindChoices() },
      validation: (rule) => rule.required().error("Choose what kind of resource it is"),
    }),
    defineField({
      name: "file",
      title: "File",
      description: "Kept with us for good; readers see its type and size. PDF, Word, Excel, PowerPoint, CSV, ZIP or text, up to 20 MB.",
      type: "file",
      group: "resource",
      options: { accept: resourceExtensions.map((extension) => `.${extension}`).join(",") },
    }),
    defineField({
      name: "url",
      title: "Address",
      description: "When it is somewhere else: a page, a platform to register with.",
      type: "url",
      group: "resource",
      validation: (rule) => [webAddress(rule), rule.custom(fileOrAddress)],
    }),
    workingLanguagesField("resource"),
    defineField({ name: "picture", title: "Picture", description: "Its cover.", type: "picture", group: "resource" }),
    defineField({
      name: "organisations",
      title: "Organisations",
      description: "Whoever it was written with.",
      type: "array",
      group: "resource",
      of: [defineArrayMember(referencesTo("organisation"))],
      validation: (rule) => rule.unique().error("This organisation is already listed"),
    }),
    ...placesFields("use"),
    projectField("use"),
    ...releaseFields("use"),
    ...clearanceFields("clearance"),
  ],
  preview: {
    select: { title: "title", kind: "kind", media: "picture" },
    prepare: ({ title, kind, media }: { title?: unknown; kind?: string; media?: string }) => ({
      title: firstTranslation(title) ?? "Resource without a title",
      subtitle: resourceKindChoices().find(({ value }) => value === kind)?.title ?? "Kind not chosen",
      ...(media === undefined ? {} : { media }),
    }),
  },
});
