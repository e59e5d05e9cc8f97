import type { SendingModules } from "../compose.ts";
import type { CampaignRecord } from "../ports/campaigns.ts";
import { CommandError } from "./command-error.ts";

export async function existingCampaign(id: string, { campaigns }: SendingModules): Promise<CampaignRecord> {
  const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(id);
  const found = isUuid ? await campaigns.campaign(id) : undefined;
  if (found === undefined) throw new CommandError(`There is no campaign ${id}.`);
  return found;
}
