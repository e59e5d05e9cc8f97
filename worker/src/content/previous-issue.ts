import * as z from "zod";
import { instantSchema, isLanguage, type TranslatedString } from "@newsletter/schemas";
import type { PreviousIssue } from "../ports/content.ts";

// What is wrong in last month's issue is not this month's trouble: a value that cannot be read counts as none.
const storedSchema = z.object({
  _id: z.string(),
  number: z.int(),
  subject: z.array(z.looseObject({ language: z.unknown(), value: z.unknown() })).catch([]),
  referenceTime: instantSchema.optional().catch(undefined),
  itemIds: z.array(z.unknown()).catch([]),
});

/** An issue as a source has it, with the ids its sections name; undefined when there is none. */
export function previousIssueOf(stored: unknown): PreviousIssue | undefined {
  const parsed = storedSchema.safeParse(stored);
  if (!parsed.success) return undefined;
  const { _id: issueId, number, subject, referenceTime, itemIds } = parsed.data;
  const texts: TranslatedString = {};
  for (const { language, value } of subject) if (isLanguage(language) && typeof value === "string") texts[language] = value;
  return { issueId, number, subject: texts, referenceTime, itemIds: itemIds.filter((id) => typeof id === "string") };
}
