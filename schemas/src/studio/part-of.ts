import type { CustomValidator } from "sanity";
import * as z from "zod";
import { referenceSchema } from "../documents.ts";
import { partOfQuery } from "../queries.ts";

/** Parts of parts of a whole; nobody nests deeper, and a circle ends here. */
const partOfStepsMax = 10;

const partOfSchema = z.string().nullable();

/** An entry is no part of itself, not even by way of others. */
export const noCircle: CustomValidator = async (value, context) => {
  const chosen = referenceSchema.safeParse(value);
  const own = context.document?._id.replace(/^drafts\./u, "");
  if (!chosen.success || own === undefined) return true;
  const client = context.getClient({ apiVersion: "2025-02-19" }).withConfig({ perspective: "drafts" });
  let whole: string | null = chosen.data._ref;
  for (let step = 0; step < partOfStepsMax && whole !== null; step += 1) {
    if (whole === own) return step === 0 ? "An entry is not a part of itself" : "That entry is itself a part of this one";
    // oxlint-disable-next-line eslint/no-await-in-loop -- each whole names the next
    whole = partOfSchema.parse(await client.fetch(partOfQuery, { id: whole }));
  }
  return whole === null || "These entries are parts of each other in a circle";
};
