import * as z from "zod";
import { createLakeClient, type LakeSettings } from "./lake-client.ts";
import { documentsMax } from "./limits.ts";

const partnersSchema = z.array(z.object({ _id: z.string(), countries: z.array(z.string()).nullable() }));

/** Of every published partner: the countries its members are in, by their codes. */
export async function partnerCountries(settings: LakeSettings): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await createLakeClient(settings).fetch<unknown>(`*[_type == "partner"][0...${documentsMax}]{ _id, countries }`);
  return new Map(partnersSchema.parse(found).map(({ _id, countries }) => [_id, countries ?? []]));
}
