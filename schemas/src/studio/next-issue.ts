import type { InitialValueResolverContext } from "sanity";
import * as z from "zod";
import { monthSchema } from "../dates.ts";
import { issueDocumentSchema, issueSectionSchema } from "../documents.ts";
import { latestIssueShapeQuery } from "../queries.ts";
import type { SectionKind } from "../vocabulary.ts";

/** Sections whose items stand in every issue. */
const standing: readonly SectionKind[] = ["supporters"];

const issue = issueDocumentSchema.shape;
const issueSection = issueSectionSchema.shape;
/** A lake answers null for a field that is not there. */
const orNull = <T extends z.ZodType>(schema: T): z.ZodNullable<z.ZodOptional<T>> => schema.optional().nullable();
const latestSchema = z
  .object({
    number: orNull(issue.number),
    month: orNull(issue.month),
    publication: orNull(issue.publication),
    referenceTime: orNull(issue.referenceTime),
    coverNote: orNull(issue.coverNote),
    fallbackLanguages: orNull(issue.fallbackLanguages),
    sections: z
      .array(
        z.object({
          kind: orNull(issueSection.kind),
          heading: orNull(issueSection.heading),
          layout: orNull(issueSection.layout),
          signatory: orNull(issueSection.signatory),
          period: orNull(issueSection.period),
          items: orNull(issueSection.items),
        }),
      )
      .nullish(),
  })
  .nullable();
type Latest = NonNullable<z.infer<typeof latestSchema>>;
type LatestSection = NonNullable<Latest["sections"]>[number];

/**
 * A new issue continues the latest one: the next number and month, and its shape. Sections come along with their headings, without their
 * items; who signs and who supports stays; the calendar gathers as many months as before, or four.
 */
export async function nextIssue(_: unknown, { getClient }: InitialValueResolverContext): Promise<Record<string, unknown>> {
  const client = getClient({ apiVersion: "2025-02-19" }).withConfig({ perspective: "drafts" });
  const latest = latestSchema.safeParse(await client.fetch(latestIssueShapeQuery, { standing }));
  if (!latest.success || latest.data === null) return { number: 1 };
  return continued(latest.data);
}

function continued(latest: Latest): Record<string, unknown> {
  const next = latest.month == null ? undefined : monthAfter(latest.month, 1);
  return present({
    number: (latest.number ?? 0) + 1,
    month: next,
    slug: next === undefined ? undefined : { _type: "slug", current: next },
    publication: latest.publication,
    referenceTime: latest.referenceTime == null ? undefined : aMonthLater(latest.referenceTime),
    coverNote: latest.coverNote,
    fallbackLanguages: latest.fallbackLanguages,
    sections: latest.sections?.map((section) => emptied(section, next)),
  });
}

function emptied(section: LatestSection, month: string | undefined): Record<string, unknown> {
  return present({
    _type: "issueSection",
    _key: crypto.randomUUID().slice(0, 12),
    ...section,
    // A line to begin with, as a new document's own texts have one.
    ...(section.kind === "letter" ? { letter: [{ _type: "internationalizedArrayPortableTextValue", _key: "en", language: "en" }] } : {}),
    ...(section.kind === "calendar" && month !== undefined ? { heading: undefined, period: periodFrom(month, section.period) } : {}),
  });
}

const monthsGathered = 4;

function periodFrom(month: string, last: LatestSection["period"]): Record<string, unknown> {
  const months =
    last?.firstMonth === undefined || last.lastMonth === undefined ? monthsGathered : monthsIn(last.firstMonth, last.lastMonth);
  return { _type: "monthPeriod", firstMonth: month, lastMonth: monthAfter(month, months - 1) };
}

function monthsIn(firstMonth: string, lastMonth: string): number {
  return Math.max(1, monthNumber(lastMonth) - monthNumber(firstMonth) + 1);
}

function monthAfter(month: string, months: number): string {
  const next = monthNumber(month) + months;
  return `${String(Math.floor(next / 12)).padStart(4, "0")}-${String((next % 12) + 1).padStart(2, "0")}`;
}

function monthNumber(month: string): number {
  const [years = 0, months = 1] = monthSchema.parse(month).split("-").map(Number);
  return years * 12 + months - 1;
}

/** The same day and hour of the next month; its last day where that month is shorter. */
function aMonthLater(instant: string): string {
  const time = new Date(instant);
  const day = time.getUTCDate();
  time.setUTCDate(1);
  time.setUTCMonth(time.getUTCMonth() + 1);
  const lastDay = new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + 1, 0)).getUTCDate();
  time.setUTCDate(Math.min(day, lastDay));
  return time.toISOString();
}

/** A new document has no such field at all where the latest one has none. */
function present(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null));
}
