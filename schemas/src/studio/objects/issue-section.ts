import { defineArrayMember, defineField, defineType } from "sanity";
import { sectionKindSchema } from "../../vocabulary.ts";
import { layoutChoices, sectionKindChoices, sectionKindTitles } from "../choices.ts";
import { referencesTo, translatedString, translatedText } from "../fields.ts";
import { neededWhen, shownWhen } from "../rules.ts";
import { itemTypesOf, onlyFittingItems, sectionItemTypes, suggestionsFor } from "../section-items.ts";
import { firstTranslation } from "../translated.ts";

export const issueSection = defineType({
  name: "issueSection",
  title: "Section",
  type: "object",
  fields: [
    defineField({
      name: "kind",
      title: "What it holds",
      type: "string",
      initialValue: "news",
      options: { list: sectionKindChoices() },
      validation: (rule) => rule.required().error("Choose what the section holds"),
    }),
    translatedString({
      name: "heading",
      title: "Heading",
      description: "Leave it empty to use the publication's usual words for this kind of section.",
    }),
    defineField({
      name: "layout",
      title: "Layout",
      type: "string",
      initialValue: "oneColumn",
      options: { list: layoutChoices(), layout: "radio", direction: "horizontal" },
      hidden: shownWhen("kind", ["news"]),
    }),
    translatedText({ name: "letter", title: "Letter", hidden: shownWhen("kind", ["letter"]) }),
    translatedString({
      name: "signatory",
      title: "Signatory",
      description: "The person or office that signs the letter.",
      hidden: shownWhen("kind", ["letter"]),
    }),
    defineField({
      name: "items",
      title: "Items",
      description: "Drag them into the order in which readers shall meet them.",
      type: "array",
      of: [defineArrayMember({ ...referencesTo(...sectionItemTypes), options: { filter: suggestionsFor } })],
      hidden: shownWhen(
        "kind",
        sectionKindSchema.options.filter((kind) => itemTypesOf(kind).length > 0),
      ),
      validation: (rule) => [
        rule.unique().error("This item is already in the section"),
        rule.custom(onlyFittingItems),
        rule.custom(
          neededWhen("kind", ["lead", "news", "calls", "videos", "calendar", "supporters"], "Add an item, or remove the section"),
        ),
      ],
    }),
  ],
  preview: {
    select: { kind: "kind", heading: "heading", items: "items" },
    prepare: ({ kind, heading, items }: { kind?: unknown; heading?: unknown; items?: unknown }) => {
      const known = sectionKindSchema.safeParse(kind);
      const count = Array.isArray(items) ? items.length : 0;
      return {
        title: firstTranslation(heading) ?? (known.success ? sectionKindTitles[known.data] : "Section without a kind"),
        subtitle: known.success && known.data === "letter" ? "Letter" : count === 1 ? "1 item" : `${String(count)} items`,
      };
    },
  },
});
