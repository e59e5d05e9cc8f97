import { nextState, type RecipientEvent, type RecipientState } from "../src/campaign/recipient-state.ts";
import type { CampaignPlan, Candidate } from "../src/campaign/plan-campaign.ts";
import type { MembersPace } from "../src/ports/members.ts";
import type { PaceSpans } from "../src/store/pace-store.ts";
import { afterQuiet, type QuietWindow } from "./quiet-model.ts";

// A model of the database: the columns that decide, and the guards of store/'s statements. What it says is compared with the real one by
// worker/test/ledger-model.integration.test.ts, so that the two cannot drift apart. Times are milliseconds of the store's own clock.

export interface Row {
  readonly campaign: Campaign;
  readonly seq: number;
  readonly subscriptionId: string;
  readonly address: string;
  state: RecipientState;
  excludedReason: string | null;
  token: string | null;
  leaseUntil: number | null;
  attemptCount: number;
  claimCount: number;
  dueAt: number | null;
  category: string | null;
  replyCode: number | null;
  relay: string | null;
  isSettled: boolean;
  paceRelay: string | null;
  /** Of the subscription: the partner whose member it is. */
  readonly memberOf: string | null;
  pacePartner: string | null;
}

export interface Campaign {
  readonly id: string;
  readonly kind: "rehearsal" | "campaign";
  readonly issueId: string;
  readonly approvalId: string | null;
  readonly candidateCount: number;
  readonly rows: Row[];
  plannedCount: number;
  excludedCount: number;
  heldReason: string | null;
  beginsAt: number;
  quiet: QuietWindow | null;
  pausedAt: number | null;
  cancelledAt: number | null;
  /** Of its last claim that had to keep a pace. */
  paceRelay: string | null;
  /** When a claim first found no token. */
  pacedAt: number | null;
}

/** What spent a token: of table `pace_counts`. */
export interface SpentToken {
  readonly subject: string;
  readonly at: number;
}

export interface SuppressionModel {
  /** In lower case. */
  readonly address: string;
  /** Null: the whole publication; `partnerId` undefined: the publication's own. */
  readonly list: { readonly partnerId: string | undefined } | null;
  readonly isByPartner: boolean;
}

export type ApprovalState = "asked" | "approved" | "refused" | "withdrawn";

export interface StoreModel {
  readonly nowMs: () => number;
  readonly scheduleMissedMs: number;
  readonly campaignAgeMaxMs: number;
  readonly paceSpans: PaceSpans;
  readonly campaigns: Map<string, Campaign>;
  /** Of all campaigns. */
  readonly rows: Row[];
  readonly approvals: Map<string, ApprovalState>;
  /** The issue of each approval. */
  readonly issuesAsked: Map<string, string>;
  readonly audience: Candidate[];
  readonly suppressed: SuppressionModel[];
  /** Partners that bound what their members are given. */
  readonly membersPaces: ReadonlyMap<string, MembersPace>;
  /** Last mark group by journal. */
  readonly journalGroups: Map<string, number>;
  readonly spent: SpentToken[];
  readonly onMove: (row: Row, event: RecipientEvent, to: RecipientState | undefined) => void;
}

export interface StoreModelWith extends Pick<StoreModel, "nowMs" | "scheduleMissedMs" | "campaignAgeMaxMs" | "paceSpans" | "onMove"> {
  readonly audience: Candidate[];
  readonly membersPaces?: ReadonlyMap<string, MembersPace>;
}

export function createStoreModel(use: StoreModelWith): StoreModel {
  return {
    ...use,
    campaigns: new Map(),
    rows: [],
    approvals: new Map(),
    issuesAsked: new Map(),
    suppressed: [],
    membersPaces: use.membersPaces ?? new Map(),
    journalGroups: new Map(),
    spent: [],
  };
}

/** The one way a row changes its state; an event that may not happen is told and changes nothing. */
export function move(store: StoreModel, row: Row, event: RecipientEvent): void {
  const to = nextState(row.state, event);
  store.onMove(row, event, to);
  if (to === undefined) return;
  row.state = to;
  row.isSettled = to === "accepted" || to === "rejected" || to === "unconfirmed";
  if (to !== "deferred") row.dueAt = null;
  if (to !== "claimed" && to !== "handed") {
    row.token = null;
    row.leaseUntil = null;
  }
}

/** A row in traces and in what the watch writes down. */
export function nameOf({ campaign, seq }: Row): string {
  return `${campaign.id} ${String(seq)}`;
}

/** Of store/kept-back.ts. */
export function keptBackAs(
  { suppressed }: StoreModel,
  { address, partnerId }: Pick<Candidate, "address" | "partnerId">,
): "suppressed" | "suppressedByPartner" | undefined {
  const found = suppressed.filter(
    (each) => each.address === address.toLowerCase() && (each.list === null || each.list.partnerId === partnerId),
  );
  if (found.some(({ isByPartner }) => !isByPartner)) return "suppressed";
  return found.length === 0 ? undefined : "suppressedByPartner";
}

export interface NewModelCampaign {
  readonly id: string;
  readonly kind: Campaign["kind"];
  readonly issueId: string;
  readonly approvalId: string | null;
  readonly beginsAfterMs: number;
  /** Of the store's own clock. */
  readonly quiet: QuietWindow | null;
}

/** Of store/keep-plan.ts: the whole plan at once. */
export function keepPlan(store: StoreModel, { beginsAfterMs, ...given }: NewModelCampaign, plan: CampaignPlan): Campaign {
  const campaign: Campaign = {
    ...given,
    candidateCount: plan.rows.length,
    rows: [],
    plannedCount: plan.plannedCount,
    excludedCount: plan.excludedCount,
    heldReason: null,
    beginsAt: afterQuiet(store.nowMs() + beginsAfterMs, given.quiet),
    pausedAt: null,
    cancelledAt: null,
    paceRelay: null,
    pacedAt: null,
  };
  for (const row of plan.rows) {
    campaign.rows.push({
      campaign,
      seq: row.seq,
      subscriptionId: row.candidate.subscriptionId,
      address: row.candidate.address,
      state: row.state,
      excludedReason: row.state === "excluded" ? row.reason : null,
      token: null,
      leaseUntil: null,
      attemptCount: 0,
      claimCount: 0,
      dueAt: null,
      category: null,
      replyCode: null,
      relay: null,
      isSettled: false,
      paceRelay: null,
      memberOf: row.candidate.recipientKind === "members" ? (row.candidate.partnerId ?? null) : null,
      pacePartner: null,
    });
  }
  store.rows.push(...campaign.rows);
  store.campaigns.set(campaign.id, campaign);
  return campaign;
}

/** Of store/approval-store.ts: the last signature plans, in its own transaction, once. */
export function sign(store: StoreModel, campaign: NewModelCampaign & { readonly approvalId: string }, plan: CampaignPlan): boolean {
  if (store.approvals.get(campaign.approvalId) !== "asked") return false;
  store.approvals.set(campaign.approvalId, "approved");
  keepPlan(store, campaign, plan);
  return true;
}

/** Of store/campaign-store.ts. */
export function submittedBefore(store: StoreModel, issueId: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { campaign, state, subscriptionId } of store.rows) {
    if (campaign.issueId === issueId && campaign.kind === "campaign" && state !== "excluded") found.add(subscriptionId);
  }
  return found;
}

const open: ReadonlySet<RecipientState> = new Set(["planned", "claimed", "handed", "deferred", "unconfirmed"]);

export function isUnderWay(store: StoreModel, issueId: string): boolean {
  return store.rows.some(({ campaign, state }) => campaign.issueId === issueId && campaign.kind === "campaign" && open.has(state));
}
