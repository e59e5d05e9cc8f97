import type { Template } from "sanity";

export const entryOnDayTemplateId = "calendarEntry-on-day";

interface OnDay {
  readonly day: string;
}

/** A new entry that begins with the day it was asked for. Having a parameter, it stands in no menu. */
export const entryOnDayTemplate: Template<OnDay> = {
  id: entryOnDayTemplateId,
  title: "Calendar entry on a day",
  schemaType: "calendarEntry",
  parameters: [{ name: "day", title: "Day", type: "string" }],
  value: ({ day }: OnDay) => ({ precision: "day", day }),
};
