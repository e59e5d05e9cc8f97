import { defineArrayMember, defineField, defineType } from "sanity";
import { sectionKindSchema } from "../../vocabulary.ts";
import { layoutChoices, sectionKindChoices, sectionKindTitles } from "../choices.ts";
import { referencesTo, translatedString, translatedText } from "../fields.ts";
import { neededWhen, shownWhen } from "../rules.ts";
import { itemsOrPeriod, itemTypesOf, onlyFittingItems, sectionItemTypes, suggestionsFor, isGathering } from "../section-items.ts";
import { firstTranslation, joined } from "../translated.ts";

export const issueSection = defineType({
  name: "issueSection",
  title: "Section",
  type: "object",
  fields: [
    defineField({
      name: "kind",
      title: "What it holds",
      description: "Highlights are news items as short lines.",
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
    defineField({
      name: "signatory",
      title: "Signatory",
      description: "The person or office that signs the letter.",
      ...referencesTo("signatory"),
      hidden: shownWhen("kind", ["letter"]),
      validation: (rule) => rule.custom(neededWhen("kind", ["letter"], "Choose who signs the letter")),
    }),
    translatedText({ name: "text", title: "Text", hidden: shownWhen("kind", ["freeText"]) }),
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
        rule.custom(itemsOrPeriod).warning(),
      ],
    }),
    defineField({
      name: "period",
      title: "Period",
      description: "The calendar gathers what happens in these months by itself. Leave it empty to choose every entry by hand.",
      type: "monthPeriod",
      hidden: shownWhen("kind", ["calendar"]),
    }),
    defineField({
      name: "leftOut",
      title: "Left out",
      description: "Entries of the period that this issue does not show.",
      type: "array",
      of: [defineArrayMember(referencesTo("calendarEntry"))],
      hidden: shownWhen("kind", ["calendar"]),
      validation: (rule) => rule.unique().error("This entry is already left out"),
    }),
    defineField({
      name: "issueTeasers",
      title: "Teasers for this issue",
      description: "Shorter or other words for an item, here only; the item itself stays as it is.",
      type: "array",
      of: [defineArrayMember({ type: "issueTeaser" })],
      hidden: shownWhen("kind", ["lead", "news", "calls", "videos"]),
    }),
  ],
  preview: {
    select: { kind: "kind", heading: "heading", items: "items", period: "period" },
    prepare: ({ kind, heading, items, period }: { kind?: unknown; heading?: unknown; items?: unknown; period?: unknown }) => {
      const known = sectionKindSchema.safeParse(kind);
      const count = Array.isArray(items) ? items.length : 0;
      const words = known.success ? sectionKindTitles[known.data] : "Section without a kind";
      const own = firstTranslation(heading);
      const hasItems = !known.success || itemTypesOf(known.data).length > 0;
      const holds = !hasItems ? undefined : count === 1 ? "1 item" : `${String(count)} items`;
      return {
        title: own ?? words,
        subtitle: joined(own === undefined ? undefined : words, isGathering(period) ? "gathers its period" : holds),
      };
    },
  },
});
