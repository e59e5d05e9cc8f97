import { defineArrayMember, defineField, defineType } from "sanity";
import { themeChoices } from "../choices.ts";
import { referencesTo, translatedString, translatedText } from "../fields.ts";
import { clearanceFields, placesFields, projectField, releaseFields } from "../item-fields.ts";
import { notBefore } from "../rules.ts";
import { firstTranslation, joined } from "../translated.ts";

export const newsItem = defineType({
  name: "newsItem",
  title: "News item",
  type: "document",
  groups: [
    { name: "text", title: "Text and picture", default: true },
    { name: "facts", title: "When, where, who" },
    { name: "use", title: "Project and embargo" },
    { name: "clearance", title: "Clearance" },
  ],
  fields: [
    translatedString({ name: "title", title: "Title", group: "text", required: "Give the news item a title" }),
    translatedText({
      name: "teaser",
      title: "Text",
      description: "Two or three sentences; the links lead to the rest.",
      group: "text",
      required: "Write two or three sentences",
    }),
    translatedString({
      name: "byline",
      title: "Byline",
      description: "Who wrote it, as it shall be printed: “By two participants”.",
      group: "text",
    }),
    defineField({ name: "picture", title: "Picture", type: "picture", group: "text" }),
    defineField({
      name: "morePictures",
      title: "More pictures",
      description: "Up to two, small below the text: further pictures, or logos of those who took part.",
      type: "array",
      group: "text",
      of: [defineArrayMember({ type: "picture" })],
      validation: (rule) => rule.max(2).error("At most two pictures beside the first"),
    }),
    defineField({
      name: "links",
      title: "Links",
      description: "One per language of the page: “Read in English”, “Read in Spanish”.",
      type: "array",
      group: "text",
      of: [defineArrayMember({ type: "itemLink" })],
      validation: (rule) => rule.min(1).warning("Without a link readers cannot follow the story"),
    }),
    defineField({ name: "theme", title: "Theme", type: "string", group: "facts", options: { list: themeChoices() } }),
    translatedString({ name: "place", title: "Place", description: "City and country, where it matters.", group: "facts" }),
    defineField({ name: "firstDay", title: "First day", description: "When it happened.", type: "date", group: "facts" }),
    defineField({
      name: "lastDay",
      title: "Last day",
      description: "Only when it took more than a day.",
      type: "date",
      group: "facts",
      validation: (rule) => rule.custom(notBefore("firstDay", "The last day lies before the first")),
    }),
    defineField({
      name: "organisations",
      title: "Organisations",
      description: "Whoever took part, so that all their items can be found.",
      type: "array",
      group: "facts",
      of: [defineArrayMember(referencesTo("organisation"))],
      validation: (rule) => rule.unique().error("This organisation is already listed"),
    }),
    defineField({
      name: "coOrganisers",
      title: "Organised with",
      description: "Whoever held it together with us; named to readers as such.",
      type: "array",
      group: "facts",
      of: [defineArrayMember(referencesTo("organisation"))],
      validation: (rule) => rule.unique().error("This organisation is already listed"),
    }),
    ...placesFields("facts"),
    projectField("use"),
    ...releaseFields("use"),
    ...clearanceFields("clearance"),
  ],
  orderings: [{ title: "Latest first", name: "latest", by: [{ field: "firstDay", direction: "desc" }] }],
  preview: {
    select: { title: "title", firstDay: "firstDay", place: "place", media: "picture" },
    prepare: ({ title, firstDay, place, media }: { title?: unknown; firstDay?: string; place?: unknown; media?: string }) => ({
      title: firstTranslation(title) ?? "News item without a title",
      subtitle: joined(firstDay, firstTranslation(place)),
      ...(media === undefined ? {} : { media }),
    }),
  },
});
