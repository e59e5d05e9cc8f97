import type { CampaignRecord, CampaignStore } from "../ports/campaigns.ts";
import type { Ledger } from "../ports/sending.ts";
import { campaignStatus, isAtRest, type CampaignStatus, type RecipientCounts } from "./campaign-status.ts";

/** What `newsletter status` and the Studio show of a campaign: read from the ledger at this moment. */
export interface CampaignReport {
  readonly campaign: CampaignRecord;
  readonly status: CampaignStatus;
  readonly counts: RecipientCounts;
  readonly exclusions: Readonly<Record<string, number>>;
  /** Of how many a body was begun, by relay. */
  readonly byRelay: Readonly<Record<string, number>>;
  /** Nothing more happens without time or a person. */
  readonly isAtRest: boolean;
}

export async function campaignReport(
  campaign: CampaignRecord,
  { ledger, campaigns }: { readonly ledger: Ledger; readonly campaigns: CampaignStore },
): Promise<CampaignReport> {
  const [counts, exclusions, byRelay] = await Promise.all([
    ledger.counts(campaign.id),
    campaigns.exclusions(campaign.id),
    campaigns.byRelay(campaign.id),
  ]);
  return { campaign, status: campaignStatus({ ...campaign, counts }), counts, exclusions, byRelay, isAtRest: isAtRest(counts) };
}
