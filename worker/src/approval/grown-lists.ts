import type { CampaignPlan } from "../campaign/plan-campaign.ts";
import type { AskedAudience } from "./audience-guard.ts";
import { approvalLimits } from "./limits.ts";

/**
 * Which partners' lists are longer than they ever were by more than the bound, in one sentence: a slip of the hand in one partner's file is
 * lost in a large audience. What an earlier campaign of this issue had of a list counts with what this one adds to it.
 */
export function grownLists({ issueId, plan, history: { issues }, partnerNames }: AskedAudience): string | undefined {
  const others = issues.filter((issue) => issue.issueId !== issueId);
  const thisOne = issues.find((issue) => issue.issueId === issueId);
  // Of a publication's first issue its own first campaign says what is usual.
  const usual = others.length === 0 ? issues : others;
  const grown = [...plannedOfPartners(plan)].flatMap(([partnerId, plannedCount]) => {
    const before = Math.max(0, ...usual.map(({ partnerCounts }) => partnerCounts.get(partnerId) ?? 0));
    const count = plannedCount + (thisOne?.partnerCounts.get(partnerId) ?? 0);
    const growthMax = Math.max(approvalLimits.partnerGrowthRecipientsMax, before * approvalLimits.partnerGrowthPartMax);
    return count - before <= growthMax ? [] : [`${partnerNames.get(partnerId) ?? partnerId} from ${before} to ${count}`];
  });
  if (grown.length === 0) return undefined;
  const shown = grown.slice(0, approvalLimits.grownPartnersNamedMax);
  const more = grown.length > shown.length ? ` and ${grown.length - shown.length} more` : "";
  return `The list of a partner grew by more than usual: ${shown.join(", ")}${more}.`;
}

function plannedOfPartners({ rows }: CampaignPlan): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { state, candidate } of rows) {
    if (state !== "planned" || candidate.partnerId === undefined) continue;
    counts.set(candidate.partnerId, (counts.get(candidate.partnerId) ?? 0) + 1);
  }
  return counts;
}
