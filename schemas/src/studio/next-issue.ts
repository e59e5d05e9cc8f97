import type { InitialValueResolverContext } from "sanity";
import * as z from "zod";
import { monthSchema } from "../dates.ts";
import { referenceSchema } from "../documents.ts";
import { latestIssueQuery } from "../queries.ts";

const latestSchema = z
  .looseObject({ number: z.int().nullish(), month: monthSchema.nullish(), publication: referenceSchema.nullish() })
  .nullable();

/** A new issue continues the latest one: the next number, the next month, the same publication. */
export async function nextIssue(_: unknown, { getClient }: InitialValueResolverContext): Promise<Record<string, unknown>> {
  const client = getClient({ apiVersion: "2025-02-19" }).withConfig({ perspective: "drafts" });
  const latest = latestSchema.safeParse(await client.fetch(latestIssueQuery));
  if (!latest.success || latest.data === null) return { number: 1 };
  const { number, month, publication } = latest.data;
  return {
    number: (number ?? 0) + 1,
    ...(month == null ? {} : { month: monthAfter(month), slug: { _type: "slug", current: monthAfter(month) } }),
    ...(publication == null ? {} : { publication: { _type: "reference", _ref: publication._ref } }),
  };
}

function monthAfter(month: string): string {
  const next = new Date(`${month}-01T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1);
  return next.toISOString().slice(0, "2024-01".length);
}
