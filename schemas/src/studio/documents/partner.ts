import { defineArrayMember, defineField, defineType, type CurrentUser } from "sanity";
import { countryChoices, languageChoices, themeChoices } from "../choices.ts";
import { referencesTo, translatedString, webAddressField } from "../fields.ts";
import { firstTranslation } from "../translated.ts";

/** Markup goes into other people's mail as it is written: a matter of those who also keep the server. */
function isAdministrator(user: Omit<CurrentUser, "role"> | null): boolean {
  return user?.roles.some(({ name }) => name === "administrator") ?? false;
}

export const partner = defineType({
  name: "partner",
  title: "Partner",
  type: "document",
  groups: [
    { name: "profile", title: "Profile", default: true },
    { name: "masthead", title: "Masthead of the partner copy" },
  ],
  fields: [
    defineField({
      name: "organisation",
      title: "Organisation",
      type: "reference",
      group: "profile",
      to: [{ type: "organisation" }],
      validation: (rule) => rule.required().error("Choose the organisation"),
    }),
    translatedString({ name: "mandate", title: "Mandate", group: "profile" }),
    defineField({
      name: "themes",
      title: "Themes",
      type: "array",
      group: "profile",
      of: [defineArrayMember({ type: "string" })],
      options: { list: themeChoices(), layout: "grid" },
    }),
    defineField({
      name: "foundedYear",
      title: "Founded in",
      type: "number",
      group: "profile",
      validation: (rule) => rule.integer().min(1800).max(2100).error("Give the year with four digits"),
    }),
    defineField({
      name: "figures",
      title: "Figures",
      description: "As published, each with the day it was true.",
      type: "array",
      group: "profile",
      of: [defineArrayMember({ type: "partnerFigure" })],
    }),
    defineField({
      name: "memberOrganisations",
      title: "Member organisations",
      type: "array",
      group: "profile",
      of: [defineArrayMember(referencesTo("organisation"))],
      validation: (rule) => rule.unique().error("This organisation is already listed"),
    }),
    defineField({
      name: "languages",
      title: "Languages the partner passes on",
      type: "array",
      group: "profile",
      of: [defineArrayMember({ type: "string" })],
      options: { list: languageChoices(), layout: "grid" },
    }),
    defineField({
      name: "countries",
      title: "Countries its members are in",
      description: "Its territory. An item that may not be distributed in one of them keeps the issue from this partner.",
      type: "array",
      group: "profile",
      of: [defineArrayMember({ type: "string", options: { list: countryChoices() } })],
      validation: (rule) => rule.unique().error("This country is already listed"),
    }),
    defineField({
      name: "masthead",
      title: "Masthead",
      description: "Stands above ours in the partner copy.",
      type: "object",
      group: "masthead",
      fields: [
        translatedString({ name: "name", title: "Name", description: "Leave it empty to use the organisation's name." }),
        translatedString({ name: "line", title: "Line below the name" }),
        defineField({ name: "logo", title: "Logo", description: "On white, whatever the colour of the masthead.", type: "picture" }),
        defineField({
          name: "colour",
          title: "Colour",
          description: "Six hexadecimal digits after a #, such as #0B5C8A.",
          type: "string",
          validation: (rule) => rule.regex(/^#[0-9A-Fa-f]{6}$/u).error("Write the colour as # and six digits: #0B5C8A"),
        }),
        webAddressField({ name: "url", title: "Where the masthead leads" }),
        defineField({
          name: "links",
          title: "Links",
          description: "A line of links below the name, such as the partner's own news.",
          type: "array",
          of: [defineArrayMember({ type: "mastheadLink" })],
          validation: (rule) => rule.max(4).warning("More than four links are hard to read on a phone"),
        }),
        defineField({
          name: "mjml",
          title: "Masthead in MJML",
          description:
            "In place of the one made from the fields above, which stands in where this one has a fault. {{name}}, {{line}}, {{url}}, {{logo}}, {{logoAlt}}, {{picture1}}, {{picture1Alt}}, {{publication}}, {{issue}} and {{month}} become the form's values in the reader's language; {{direction}} and {{start}} follow its script.",
          type: "mjmlSource",
          hidden: ({ currentUser }) => !isAdministrator(currentUser),
          readOnly: ({ currentUser }) => !isAdministrator(currentUser),
        }),
        defineField({
          name: "pictures",
          title: "Pictures of the MJML",
          description: "The first is {{picture1}}, its words are {{picture1Alt}}.",
          type: "array",
          of: [defineArrayMember({ type: "picture" })],
          hidden: ({ currentUser }) => !isAdministrator(currentUser),
          validation: (rule) => rule.max(4).error("At most four pictures"),
        }),
      ],
    }),
  ],
  preview: {
    select: { name: "organisation.name", shortName: "organisation.shortName", media: "organisation.logo" },
    prepare: ({ name, shortName, media }: { name?: unknown; shortName?: string; media?: string }) => ({
      title: firstTranslation(name) ?? "Partner without an organisation",
      ...(shortName === undefined ? {} : { subtitle: shortName }),
      ...(media === undefined ? {} : { media }),
    }),
  },
});
