import type { PaceForecast } from "@newsletter/schemas";
import type { CampaignRecord, CampaignStore } from "../ports/campaigns.ts";
import type { Ledger } from "../ports/sending.ts";
import { campaignStatus, isAtRest, type CampaignStatus, type RecipientCounts } from "./campaign-status.ts";
import { paceForecast } from "./pace-forecast.ts";

/** What `newsletter status` and the Studio show of a campaign: read from the ledger at this moment. */
export interface CampaignReport {
  readonly campaign: CampaignRecord;
  readonly status: CampaignStatus;
  readonly counts: RecipientCounts;
  readonly exclusions: Readonly<Record<string, number>>;
  readonly pace: PaceForecast | null;
  /** Nothing more happens without time or a person. */
  readonly isAtRest: boolean;
}

export async function campaignReport(
  campaign: CampaignRecord,
  { ledger, campaigns }: { readonly ledger: Ledger; readonly campaigns: CampaignStore },
): Promise<CampaignReport> {
  const [counts, exclusions, paceFacts] = await Promise.all([
    ledger.counts(campaign.id),
    campaigns.exclusions(campaign.id),
    campaigns.paceFacts(campaign.id),
  ]);
  const status = campaignStatus({ ...campaign, counts });
  return { campaign, status, counts, exclusions, pace: paceForecast(status, paceFacts), isAtRest: isAtRest(counts) };
}
