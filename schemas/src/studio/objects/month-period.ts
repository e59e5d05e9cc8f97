import { defineField, defineType } from "sanity";
import { isMonth, notBefore } from "../rules.ts";

/** Whole months; a calendar section gathers what happens in them. */
export const monthPeriod = defineType({
  name: "monthPeriod",
  title: "Period",
  type: "object",
  options: { columns: 2 },
  fields: [
    defineField({
      name: "firstMonth",
      title: "First month",
      description: "Year and number: 2024-01 is January 2024.",
      type: "string",
      validation: (rule) => [rule.required().error("Give the first month, such as 2024-01"), rule.custom(isMonth)],
    }),
    defineField({
      name: "lastMonth",
      title: "Last month",
      description: "The same as the first when it is one month.",
      type: "string",
      validation: (rule) => [
        rule.required().error("Give the last month, such as 2024-04"),
        rule.custom(isMonth),
        rule.custom(notBefore("firstMonth", "The last month lies before the first")),
      ],
    }),
  ],
});
