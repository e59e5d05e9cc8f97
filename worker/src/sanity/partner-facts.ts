import { themeSchema, type PartnerFacts } from "@newsletter/schemas";
import * as z from "zod";
import { createLakeClient, type LakeSettings } from "./lake-client.ts";
import { documentsMax } from "./limits.ts";

const partnersSchema = z.array(
  z.object({ _id: z.string(), countries: z.array(z.string()).nullable(), themes: z.array(themeSchema).nullable() }),
);

/** Of every published partner: the countries its members are in, by their codes, and its themes. */
export async function partnerFacts(settings: LakeSettings): Promise<ReadonlyMap<string, PartnerFacts>> {
  const found = await createLakeClient(settings).fetch<unknown>(`*[_type == "partner"][0...${documentsMax}]{ _id, countries, themes }`);
  return new Map(
    partnersSchema.parse(found).map(({ _id, countries, themes }) => [_id, { countries: countries ?? [], themes: themes ?? [] }]),
  );
}
