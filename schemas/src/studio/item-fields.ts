import { defineArrayMember, defineField, type FieldDefinition } from "sanity";
import { clearanceStateChoices, countryChoices, languageChoices, regionChoices, stakeholderKindChoices } from "./choices.ts";
import { referencesTo, translatedString } from "./fields.ts";
import { neededWhen, shownWhen } from "./rules.ts";

// Fields that several kinds of items share, in the same words wherever an editor meets them.

/** What an item is about on the map; lists, calendars and feeds can be narrowed down by it. */
export function placesFields(group: string): FieldDefinition[] {
  return [
    defineField({
      name: "regions",
      title: "Regions",
      description: "Only what no country says better: “Central Asia”, “Africa”.",
      type: "array",
      group,
      of: [defineArrayMember({ type: "string", options: { list: regionChoices() } })],
      validation: (rule) => rule.unique().error("This region is already listed"),
    }),
    defineField({
      name: "countries",
      title: "Countries",
      description: "The countries it is about, or where it takes place. Their regions follow by themselves.",
      type: "array",
      group,
      of: [defineArrayMember({ type: "string", options: { list: countryChoices() } })],
      validation: (rule) => rule.unique().error("This country is already listed"),
    }),
  ];
}

export function projectField(group: string): FieldDefinition {
  return defineField({
    name: "project",
    title: "Project",
    description: "The funded project it belongs to, so that all its items can be found.",
    group,
    ...referencesTo("project"),
  });
}

/** When and where it may be passed on. */
export function releaseFields(group: string): FieldDefinition[] {
  return [
    defineField({
      name: "embargoUntil",
      title: "Not before",
      description: "An embargo: nothing of this may be public before this time. An issue that goes out earlier cannot carry it.",
      type: "datetime",
      group,
    }),
    defineField({
      name: "withheldIn",
      title: "Not for distribution in",
      description: "A partner with members in one of these countries does not get an issue that carries it. Web pages are read everywhere.",
      type: "array",
      group,
      of: [defineArrayMember({ type: "string", options: { list: countryChoices() } })],
      validation: (rule) => rule.unique().error("This country is already listed"),
    }),
  ];
}

/** The office an item is about, and its yes. */
export function clearanceFields(group: string): FieldDefinition[] {
  return [
    defineField({
      name: "responsibleOffice",
      title: "Responsible office",
      description: "The office that knows the matter and says whether it is told right.",
      group,
      ...referencesTo("organisation"),
    }),
    defineField({
      name: "clearance",
      title: "Clearance",
      description: "The office's yes. An item that waits for one keeps the issue from being sent.",
      type: "object",
      group,
      fields: [
        defineField({
          name: "state",
          title: "State",
          type: "string",
          options: { list: clearanceStateChoices(), layout: "radio", direction: "horizontal" },
        }),
        defineField({
          name: "by",
          title: "Given by",
          description: "The name, and the office if it is not the one above.",
          type: "string",
          hidden: shownWhen("state", ["given"]),
          validation: (rule) => rule.custom(neededWhen("state", ["given"], "Say who gave the clearance")),
        }),
        defineField({
          name: "on",
          title: "Given on",
          type: "date",
          hidden: shownWhen("state", ["given"]),
          validation: (rule) => rule.custom(neededWhen("state", ["given"], "Say on which day the clearance was given")),
        }),
        // Written with a clearance by a review link, so that a later change of the words is noticed.
        defineField({ name: "textDigest", title: "What was cleared", type: "string", hidden: true, readOnly: true }),
      ],
    }),
  ];
}

/** Who may take part in a call, a course or a workshop, and on what terms. */
export function takingPartFields(group: string): FieldDefinition[] {
  return [
    translatedString({ name: "eligibility", title: "Who may apply", description: "In the words of the call.", group }),
    defineField({
      name: "stakeholderKinds",
      title: "Kinds of stakeholders",
      description: "For finding it again. Readers see them where there are no words above.",
      type: "array",
      group,
      of: [defineArrayMember({ type: "string" })],
      options: { list: stakeholderKindChoices(), layout: "grid" },
    }),
    workingLanguagesField(group),
    translatedString({
      name: "cost",
      title: "Cost",
      description: "“Free of charge”, “Travel is paid for”. Empty: nothing is said.",
      group,
    }),
  ];
}

export function workingLanguagesField(group: string): FieldDefinition {
  return defineField({
    name: "languages",
    title: "Languages",
    description: "In which it is held or written, whatever the languages of the newsletter.",
    type: "array",
    group,
    of: [defineArrayMember({ type: "string" })],
    options: { list: languageChoices(), layout: "grid" },
  });
}
