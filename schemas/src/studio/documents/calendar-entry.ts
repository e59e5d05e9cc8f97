import { defineField, defineType } from "sanity";
import type { CalendarEntryStatus, DatePrecision } from "../../vocabulary.ts";
import { calendarEntryKindChoices, placeKindChoices, precisionChoices, statusChoices, statusTitles } from "../choices.ts";
import { referencesTo, translatedString, webAddressField } from "../fields.ts";
import { clearanceFields, placesFields, projectField, releaseFields, takingPartFields } from "../item-fields.ts";
import { noCircle } from "../part-of.ts";
import { isMonth, isTimeZone, neededWhen, notBefore, shownWhen } from "../rules.ts";
import { firstTranslation, joined } from "../translated.ts";

export const calendarEntry = defineType({
  name: "calendarEntry",
  title: "Calendar entry",
  type: "document",
  groups: [
    { name: "entry", title: "What, when, where", default: true },
    { name: "terms", title: "Registration, who may come" },
    { name: "use", title: "Regions, project, embargo" },
    { name: "clearance", title: "Clearance" },
  ],
  fields: [
    translatedString({ name: "title", title: "Title", group: "entry", required: "Give the entry a title" }),
    defineField({
      name: "kind",
      title: "Kind",
      type: "string",
      group: "entry",
      initialValue: "event",
      options: { list: calendarEntryKindChoices() },
      validation: (rule) => rule.required().error("Choose a kind"),
    }),
    defineField({
      name: "precision",
      title: "How exactly the date is known",
      description: "Nothing is invented: “February and March” is right as it is.",
      type: "string",
      group: "entry",
      initialValue: "day",
      options: { list: precisionChoices(), layout: "radio" },
      validation: (rule) => rule.required().error("Say how exactly the date is known"),
    }),
    defineField({
      name: "day",
      title: "Day",
      type: "date",
      group: "entry",
      hidden: shownWhen("precision", ["day"]),
      validation: (rule) => rule.custom(neededWhen("precision", ["day"], "Give the day")),
    }),
    defineField({
      name: "firstDay",
      title: "First day",
      type: "date",
      group: "entry",
      hidden: shownWhen("precision", ["range"]),
      validation: (rule) => rule.custom(neededWhen("precision", ["range"], "Give the first day")),
    }),
    defineField({
      name: "lastDay",
      title: "Last day",
      type: "date",
      group: "entry",
      hidden: shownWhen("precision", ["range"]),
      validation: (rule) => [
        rule.custom(neededWhen("precision", ["range"], "Give the last day")),
        rule.custom(notBefore("firstDay", "The last day lies before the first")),
      ],
    }),
    defineField({
      name: "startsAt",
      title: "Begins",
      type: "datetime",
      group: "entry",
      hidden: shownWhen("precision", ["time"]),
      validation: (rule) => rule.custom(neededWhen("precision", ["time"], "Give day and hour of the beginning")),
    }),
    defineField({
      name: "endsAt",
      title: "Ends",
      type: "datetime",
      group: "entry",
      hidden: shownWhen("precision", ["time"]),
      validation: (rule) => rule.custom(notBefore("startsAt", "It ends before it begins")),
    }),
    defineField({
      name: "timeZone",
      title: "Time zone",
      description: "Region and city, such as Europe/Vienna.",
      type: "string",
      group: "entry",
      initialValue: "Europe/Vienna",
      hidden: shownWhen("precision", ["time"]),
      validation: (rule) => [
        rule.custom(isTimeZone),
        rule.custom(neededWhen("precision", ["time"], "Give the time zone in which the hours are meant")),
      ],
    }),
    defineField({
      name: "firstMonth",
      title: "First month",
      description: "Year and number of the month: 2024-02 is February 2024.",
      type: "string",
      group: "entry",
      hidden: shownWhen("precision", ["monthSpan"]),
      validation: (rule) => [
        rule.custom(isMonth),
        rule.custom(neededWhen("precision", ["monthSpan"], "Give the first month, such as 2024-02")),
      ],
    }),
    defineField({
      name: "lastMonth",
      title: "Last month",
      description: "The same as the first when it is one month.",
      type: "string",
      group: "entry",
      hidden: shownWhen("precision", ["monthSpan"]),
      validation: (rule) => [
        rule.custom(isMonth),
        rule.custom(neededWhen("precision", ["monthSpan"], "Give the last month, such as 2024-03")),
        rule.custom(notBefore("firstMonth", "The last month lies before the first")),
      ],
    }),
    defineField({
      name: "placeKind",
      title: "Where",
      type: "string",
      group: "entry",
      initialValue: "notStated",
      options: { list: placeKindChoices(), layout: "radio" },
      validation: (rule) => rule.required().error("Say where it takes place, or that it is not stated"),
    }),
    translatedString({
      name: "place",
      title: "Place",
      description: "Venue, city and country.",
      group: "entry",
      hidden: shownWhen("placeKind", ["venue", "hybrid"]),
    }),
    webAddressField({ name: "url", title: "Web page", group: "entry" }),
    defineField({
      name: "status",
      title: "Does it take place?",
      description: "Readers see when it is cancelled or postponed. Give a postponed entry its new date as soon as there is one.",
      type: "string",
      group: "entry",
      initialValue: "confirmed",
      options: { list: statusChoices(), layout: "radio" },
    }),
    defineField({
      name: "partOf",
      title: "Part of",
      description: "The larger event it belongs to, such as the congress of its pre-session consultations.",
      group: "entry",
      ...referencesTo("calendarEntry"),
      validation: (rule) => rule.custom(noCircle),
    }),
    defineField({ name: "registration", title: "Registration", type: "registration", group: "terms" }),
    ...takingPartFields("terms"),
    ...placesFields("use"),
    projectField("use"),
    ...releaseFields("use"),
    ...clearanceFields("clearance"),
  ],
  orderings: [{ title: "Latest first", name: "latest", by: [{ field: "day", direction: "desc" }] }],
  preview: {
    select: {
      title: "title",
      day: "day",
      firstDay: "firstDay",
      startsAt: "startsAt",
      firstMonth: "firstMonth",
      precision: "precision",
      status: "status",
    },
    prepare: ({ title, precision, status, ...dates }: Dated) => ({
      title: firstTranslation(title) ?? "Entry without a title",
      subtitle: joined(
        beginningOf(precision, dates) ?? "No date yet",
        status === "confirmed" || status == null ? undefined : statusTitles[status],
      ),
    }),
  },
});

interface Dated {
  readonly title?: unknown;
  readonly precision?: DatePrecision;
  readonly status?: CalendarEntryStatus | null;
  readonly day?: string;
  readonly firstDay?: string;
  readonly startsAt?: string;
  readonly firstMonth?: string;
}

/** Only the date that counts: values of a precision chosen before are kept, but mean nothing. */
function beginningOf(precision: DatePrecision | undefined, dates: Omit<Dated, "title" | "precision" | "status">): string | undefined {
  switch (precision) {
    case "time":
      return dates.startsAt;
    case "range":
      return dates.firstDay;
    case "monthSpan":
      return dates.firstMonth;
    case "day":
    case undefined:
      return dates.day;
  }
}
