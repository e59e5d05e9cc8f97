import type { IssueState } from "@newsletter/schemas";
import type { CampaignKind, CampaignStore } from "../ports/campaigns.ts";
import type { Ledger } from "../ports/sending.ts";
import { campaignStatus, type CampaignStatus } from "./campaign-status.ts";

export interface IssueStatesFrom {
  readonly ledger: Pick<Ledger, "counts">;
  readonly campaigns: Pick<CampaignStore, "latest">;
  readonly isApprovalAsked: (issueId: string) => Promise<boolean>;
}

/** What became of each issue, by its latest campaign; read from the ledger at this moment. */
export function issueStates(issueIds: readonly string[], from: IssueStatesFrom): Promise<readonly IssueState[]> {
  return Promise.all(issueIds.map((issueId) => issueState(issueId, from)));
}

async function issueState(issueId: string, { ledger, campaigns, isApprovalAsked }: IssueStatesFrom): Promise<IssueState> {
  const [campaign, isAsked] = await Promise.all([campaigns.latest(issueId), isApprovalAsked(issueId)]);
  if (campaign === undefined) {
    const state = isAsked ? "approvalAsked" : "notRehearsed";
    // oxlint-disable-next-line unicorn/no-null -- JSON says null
    return { issueId, state, accepted: 0, unconfirmed: 0, candidates: 0, plannedAt: null };
  }
  const counts = await ledger.counts(campaign.id);
  const { candidateCount, plannedAt } = campaign;
  const status = campaignStatus({ ...campaign, counts });
  const state = isAsked ? "approvalAsked" : stateOf(campaign.kind, status);
  return { issueId, state, accepted: counts.accepted, unconfirmed: counts.unconfirmed, candidates: candidateCount, plannedAt };
}

function stateOf(kind: CampaignKind, status: CampaignStatus): IssueState["state"] {
  if (status === "needsDecision") return status;
  const isOver = status === "finished" || status === "cancelled";
  if (kind === "rehearsal") return isOver ? "rehearsed" : "rehearsing";
  return status === "cancelled" ? status : isOver ? "submitted" : "submitting";
}
