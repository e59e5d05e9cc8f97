import type { PaceForecast } from "@newsletter/schemas";
import type { ApprovalStore, Signature } from "../ports/approvals.ts";
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
  /** Of how many a body was begun, by relay. */
  readonly byRelay: Readonly<Record<string, number>>;
  readonly pace: PaceForecast | null;
  /** Who approved it, and why where it was by break-glass; empty for a rehearsal. */
  readonly signatures: readonly Signature[];
  /** Nothing more happens without time or a person. */
  readonly isAtRest: boolean;
}

interface ReportWith {
  readonly ledger: Pick<Ledger, "counts">;
  readonly campaigns: Pick<CampaignStore, "exclusions" | "byRelay" | "paceFacts">;
  readonly approvals: Pick<ApprovalStore, "approval">;
}

export async function campaignReport(campaign: CampaignRecord, { ledger, campaigns, approvals }: ReportWith): Promise<CampaignReport> {
  const [counts, exclusions, byRelay, paceFacts, approval] = await Promise.all([
    ledger.counts(campaign.id),
    campaigns.exclusions(campaign.id),
    campaigns.byRelay(campaign.id),
    campaigns.paceFacts(campaign.id),
    campaign.approvalId === null ? undefined : approvals.approval(campaign.approvalId),
  ]);
  const status = campaignStatus({ ...campaign, counts });
  const pace = paceForecast(status, paceFacts);
  return { campaign, status, counts, exclusions, byRelay, pace, signatures: approval?.signatures ?? [], isAtRest: isAtRest(counts) };
}
