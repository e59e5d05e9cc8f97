import type { ApprovalState, CampaignState, SendingState } from "@newsletter/schemas";

/** What the worker says of an issue's sending, as small as it can be. */
export function sendingState(changes: Partial<SendingState> = {}): SendingState {
  return {
    me: { id: "editor", mayEdit: true, mayApprove: false, mayOperate: false },
    approval: null,
    campaign: null,
    lockedReason: null,
    relays: [],
    earlier: [],
    notReachedCount: null,
    now: "2024-01-29T09:00:00Z",
    ...changes,
  };
}

export function approvalState(changes: Partial<ApprovalState> = {}): ApprovalState {
  return {
    id: "approval",
    state: "asked",
    digest: "0".repeat(64),
    askedBy: { id: "editor", name: "Sample editor" },
    askedAt: "2024-01-29T08:00:00Z",
    note: "",
    scheduledAt: null,
    quietHours: null,
    isStale: false,
    authors: { people: [], signaturesNeeded: 1, reason: null },
    signatures: [],
    decision: null,
    editions: [],
    audience: { candidateCount: 0, plannedCount: 0, excludedCount: 0, exclusions: {}, partners: [] },
    signingObstacle: null,
    mayBreakGlass: false,
    ...changes,
  };
}

const none = { planned: 0, claimed: 0, handed: 0, accepted: 0, deferred: 0, rejected: 0, unconfirmed: 0, excluded: 0 };

export function campaignState({
  counts = {},
  ...changes
}: Partial<Omit<CampaignState, "counts">> & { readonly counts?: Partial<CampaignState["counts"]> } = {}): CampaignState {
  const all = { ...none, ...counts };
  return {
    id: "campaign",
    status: "running",
    beginsAt: "2024-01-29T09:01:00Z",
    heldReason: null,
    quietNow: null,
    pace: null,
    candidateCount: Object.values(all).reduce((sum, count) => sum + count, 0),
    counts: all,
    exclusions: {},
    rejections: [],
    unconfirmed: [],
    evidence: { settledCount: 0, bounceCount: 0 },
    ...changes,
  };
}
