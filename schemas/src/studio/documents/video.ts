import { defineArrayMember, defineField, defineType } from "sanity";
import { languageChoices } from "../choices.ts";
import { translatedString, translatedText, webAddressField } from "../fields.ts";
import { clearanceFields, projectField, releaseFields } from "../item-fields.ts";
import { firstTranslation } from "../translated.ts";

export const video = defineType({
  name: "video",
  title: "Video",
  type: "document",
  groups: [
    { name: "video", title: "Video", default: true },
    { name: "use", title: "Project and embargo" },
    { name: "clearance", title: "Clearance" },
  ],
  fields: [
    translatedString({ name: "title", title: "Title", group: "video", required: "Give the video a title" }),
    translatedText({ name: "summary", title: "Summary", group: "video", required: "Say in a few sentences what it shows" }),
    defineField({
      name: "still",
      title: "Still",
      description: "A play mark is drawn into it in the mail.",
      type: "picture",
      group: "video",
    }),
    webAddressField({ name: "watchUrl", title: "Where to watch it", group: "video", required: "Paste the address of the video" }),
    webAddressField({ name: "moreUrl", title: "More about it", group: "video" }),
    defineField({
      name: "durationSeconds",
      title: "Duration in seconds",
      type: "number",
      group: "video",
      validation: (rule) => rule.integer().min(1).error("Give whole seconds: 2 minutes 5 seconds are 125"),
    }),
    defineField({
      name: "captionLanguages",
      title: "Captions",
      description: "Languages in which captions can be switched on.",
      type: "array",
      group: "video",
      of: [defineArrayMember({ type: "string" })],
      options: { list: languageChoices(), layout: "grid" },
    }),
    projectField("use"),
    ...releaseFields("use"),
    ...clearanceFields("clearance"),
  ],
  preview: {
    select: { title: "title", watchUrl: "watchUrl", media: "still" },
    prepare: ({ title, watchUrl, media }: { title?: unknown; watchUrl?: string; media?: string }) => ({
      title: firstTranslation(title) ?? "Video without a title",
      ...(watchUrl === undefined ? {} : { subtitle: watchUrl }),
      ...(media === undefined ? {} : { media }),
    }),
  },
});
