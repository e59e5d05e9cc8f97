import type { PartnerFacts, SegmentConditions } from "@newsletter/schemas";
import { lakeSettings } from "../compose-content.ts";
import type { WorkerConfig } from "../config.ts";
import { partnerFacts } from "../sanity/partner-facts.ts";
import { CommandError } from "./command-error.ts";
import { reasonOf } from "./with-sending.ts";

/** What these conditions need to know of partners; the content lake is asked only where one does. */
export async function factsFor(all: readonly SegmentConditions[], config: WorkerConfig): Promise<ReadonlyMap<string, PartnerFacts>> {
  if (!all.some(({ places, themes = [] }) => places.length + themes.length > 0)) return new Map();
  return partnerFacts(lakeSettings(config)).catch((cause: unknown) => {
    throw new CommandError(`The content lake did not say what it knows of partners: ${reasonOf(cause)}.`, "failed", { cause });
  });
}
