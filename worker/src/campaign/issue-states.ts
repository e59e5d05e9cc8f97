import type { IssueState } from "@newsletter/schemas";
import type { CampaignKind, CampaignStore } from "../ports/campaigns.ts";
import type { Ledger } from "../ports/sending.ts";
import { campaignStatus, type CampaignStatus } from "./campaign-status.ts";

/** What became of each issue, by its latest campaign; read from the ledger at this moment. */
export function issueStates(
  issueIds: readonly string[],
  from: { readonly ledger: Ledger; readonly campaigns: CampaignStore },
): Promise<readonly IssueState[]> {
  return Promise.all(issueIds.map((issueId) => issueState(issueId, from)));
}

async function issueState(
  issueId: string,
  { ledger, campaigns }: { readonly ledger: Ledger; readonly campaigns: CampaignStore },
): Promise<IssueState> {
  const campaign = await campaigns.latest(issueId);
  // oxlint-disable-next-line unicorn/no-null -- JSON says null
  if (campaign === undefined) return { issueId, state: "notRehearsed", accepted: 0, unconfirmed: 0, candidates: 0, plannedAt: null };
  const counts = await ledger.counts(campaign.id);
  const { candidateCount, plannedAt } = campaign;
  const status = campaignStatus({ ...campaign, counts });
  const state = stateOf(campaign.kind, status);
  return { issueId, state, accepted: counts.accepted, unconfirmed: counts.unconfirmed, candidates: candidateCount, plannedAt };
}

function stateOf(kind: CampaignKind, status: CampaignStatus): IssueState["state"] {
  if (status === "needsDecision") return status;
  const isOver = status === "finished" || status === "cancelled";
  if (kind === "rehearsal") return isOver ? "rehearsed" : "rehearsing";
  return status === "cancelled" ? status : isOver ? "submitted" : "submitting";
}
