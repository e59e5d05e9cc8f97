import type { Authors } from "@newsletter/schemas";
import type { CampaignPlan } from "../campaign/plan-campaign.ts";
import type { AudienceHistory } from "../ports/campaigns.ts";
import { grownLists } from "./grown-lists.ts";
import { approvalLimits } from "./limits.ts";

export interface AskedAudience {
  readonly issueId: string;
  readonly plan: CampaignPlan;
  readonly history: AudienceHistory;
  /** How partners are called, by their ids. */
  readonly partnerNames: ReadonlyMap<string, string>;
}

/**
 * Why this audience looks wrong, a sentence each: it takes a second approver then. A publication's first campaign has nothing to be compared
 * with and passes; so does a second campaign of the same issue, but for strangers among its recipients and lists that grew between the two.
 */
export function audienceDoubts(asked: AskedAudience): readonly string[] {
  const { issueId, plan, history } = asked;
  if (isFirstCampaign(history)) return [];
  const isAgain = history.issues.some((issue) => issue.issueId === issueId);
  const found = [
    isAgain ? undefined : tooSoon(history),
    strangers(plan, history),
    isAgain ? undefined : unusualSize(plan, history),
    grownLists(asked),
  ];
  return found.filter((doubt) => doubt !== undefined);
}

export function isFirstCampaign({ issues }: AudienceHistory): boolean {
  return issues.length === 0;
}

/** An audience that looks wrong takes two signatures, as unknown authors do. */
export function withDoubts(authors: Authors, doubts: readonly string[]): Authors {
  if (doubts.length === 0) return authors;
  const reasons = authors.reason === null ? [...doubts, "Two people approve."] : [authors.reason, ...doubts];
  return { ...authors, signaturesNeeded: 2, reason: reasons.join(" ") };
}

/** Whichever of them is nearer, also one that is only planned: two issues in one week read as a mistake. */
function tooSoon({ issues, now }: AudienceHistory): string | undefined {
  const apartMs = Math.min(...issues.map(({ beganAt }) => Math.abs(Date.parse(now) - Date.parse(beganAt))));
  if (apartMs >= approvalLimits.quietPeriodMs) return undefined;
  const days = approvalLimits.quietPeriodMs / 86_400_000;
  return `Another issue left, or leaves, less than ${days} days from now.`;
}

function strangers({ rows, plannedCount }: CampaignPlan, { domains }: AudienceHistory): string | undefined {
  const unknown = rows.flatMap((row) => {
    const domain = row.state === "planned" ? domainOf(row.candidate.address) : "";
    return domain === "" || domains.has(domain) ? [] : [domain];
  });
  const unknownMax = Math.max(approvalLimits.unknownDomainRecipientsMax, plannedCount * approvalLimits.unknownDomainPartMax);
  if (unknown.length <= unknownMax) return undefined;
  const names = [...new Set(unknown)].toSorted();
  const shown = names.slice(0, approvalLimits.unknownDomainsNamedMax);
  const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : "";
  return `${unknown.length} of ${plannedCount} recipients have mail domains that no earlier issue went to (${shown.join(", ")}${more}).`;
}

function unusualSize({ plannedCount }: CampaignPlan, { issues }: AudienceHistory): string | undefined {
  const sizes = issues.map(({ recipientCount }) => recipientCount).toSorted((a, b) => a - b);
  const usual = sizes[Math.floor(sizes.length / 2)] ?? plannedCount;
  const apart = Math.abs(plannedCount - usual);
  if (apart <= Math.max(approvalLimits.unusualRecipientsMax, usual * approvalLimits.unusualPartMax)) return undefined;
  const how = plannedCount > usual ? "many" : "few";
  return `${plannedCount} recipients are unusually ${how}: earlier issues had about ${usual}.`;
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1).toLowerCase();
}
