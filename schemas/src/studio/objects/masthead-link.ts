import { defineType } from "sanity";
import { translatedString, webAddressField } from "../fields.ts";
import { firstTranslation } from "../translated.ts";

export const mastheadLink = defineType({
  name: "mastheadLink",
  title: "Link",
  type: "object",
  fields: [
    translatedString({ name: "label", title: "Words", description: "“Our members”, “Join us”.", required: "Say what the link leads to" }),
    webAddressField({ name: "url", title: "Address", required: "Paste the address of the page" }),
  ],
  preview: {
    select: { label: "label", url: "url" },
    prepare: ({ label, url }: { label?: unknown; url?: string }) => ({
      title: firstTranslation(label) ?? "Link without words",
      ...(url === undefined ? {} : { subtitle: url }),
    }),
  },
});
