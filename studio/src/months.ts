import { monthSchema } from "@newsletter/schemas";

const monthFormat = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

/** "2024-01" as "January 2024"; anything else as it stands, so that an editor sees what is wrong. */
export function monthInWords(month: string): string {
  return monthSchema.safeParse(month).success ? monthFormat.format(new Date(`${month}-01T00:00:00Z`)) : month;
}
