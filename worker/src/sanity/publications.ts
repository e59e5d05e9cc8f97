import * as z from "zod";
import { createLakeClient, type LakeSettings } from "./lake-client.ts";

const publicationsMax = 100;
const idsSchema = z.array(z.string());

/** Ids of the published publications. */
export async function publicationIds(settings: LakeSettings): Promise<readonly string[]> {
  const client = createLakeClient(settings);
  return idsSchema.parse(await client.fetch<unknown>(`*[_type == "publication"][0...${publicationsMax}]._id`));
}
