import type { AudienceCounts } from "@newsletter/schemas";
import type { CampaignPlan } from "../campaign/plan-campaign.ts";
import { approvalLimits } from "./limits.ts";

/** Why this plan is not the audience that was approved, in one sentence. People who left are fine; people who joined only up to a bound. */
export function audienceFault(
  { plannedCount }: Pick<CampaignPlan, "plannedCount">,
  asked: Pick<AudienceCounts, "plannedCount">,
): string | undefined {
  if (plannedCount === 0) return "Nobody would get it any more.";
  const joinedMax = Math.max(approvalLimits.joinedMax, Math.floor(asked.plannedCount * approvalLimits.joinedPartMax));
  if (plannedCount - asked.plannedCount <= joinedMax) return undefined;
  return `The audience has grown from ${asked.plannedCount} to ${plannedCount} since approval was asked for: it has to be asked for again.`;
}
