import { inject } from "vitest";
import * as z from "zod";
import { lakeApiAt, type LakeApi } from "./lake.ts";
import { productAt, whereaboutsSchema, type Product } from "./product.ts";

// Starting a product costs more than most files do with it. Files that kill no part of theirs take turns with one, which has the
// sample's content again whenever a file begins; what they do to links, mails and campaigns, they do to items of their own.

export const documentSchema = z.looseObject({ _id: z.string(), _rev: z.string() });
type Document = z.infer<typeof documentSchema>;

/** All but what the lake itself keeps of files and people. */
export const contentQuery = '*[!(_type match "sanity.*") && !(_type match "system.*")]';

const sharedSchema = z.object({ whereabouts: whereaboutsSchema, token: z.string(), documents: z.array(documentSchema) });
/** As the run's first process knows it; the documents as they were when the product had started. */
export type SharedProduct = z.infer<typeof sharedSchema>;

export async function sharedProduct(): Promise<Product> {
  const answer = await fetch(inject("productServer"));
  if (!answer.ok) throw new Error(await answer.text());
  const { whereabouts, token, documents } = sharedSchema.parse(await answer.json());
  await putBack(lakeApiAt(whereabouts.lakeAddress, token), documents);
  return productAt(whereabouts);
}

/** In one transaction: drafts and new documents go, changed and deleted ones are as they were. */
async function putBack(lake: LakeApi, documents: readonly Document[]): Promise<void> {
  const present = z.array(documentSchema.pick({ _id: true, _rev: true })).parse(await lake.query(`${contentQuery}{_id, _rev}`));
  const known = new Set(documents.map(({ _id }) => _id));
  const revisions = new Map(present.map(({ _id, _rev }) => [_id, _rev]));
  const mutations = [
    ...documents.filter(({ _id, _rev }) => revisions.get(_id) !== _rev).map((document) => ({ createOrReplace: document })),
    ...present.filter(({ _id }) => !known.has(_id)).map(({ _id }) => ({ delete: { id: _id } })),
  ];
  if (mutations.length > 0) await lake.mutate(...mutations);
}
