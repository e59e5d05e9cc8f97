import { maskedAddress } from "../audience/masked-address.ts";
import type { ApprovalState, CampaignState, EarlierCampaign, PersonName, RelayName, SendingState } from "@newsletter/schemas";
import { campaignStatus } from "../campaign/campaign-status.ts";
import { paceForecast } from "../campaign/pace-forecast.ts";
import type { ApprovalRecord, ApprovalStore } from "../ports/approvals.ts";
import type { Right, RightsOf } from "../ports/audience.ts";
import type { CampaignActs } from "../ports/campaign-acts.ts";
import type { CampaignRecord, CampaignStore } from "../ports/campaigns.ts";
import type { EvidenceStore } from "../ports/evidence.ts";
import type { Ledger } from "../ports/sending.ts";
import { approvalLimits } from "./limits.ts";
import { breakGlassObstacle } from "./break-glass-obstacle.ts";
import { signingObstacle } from "./signing-obstacle.ts";
import type { Staleness } from "./staleness.ts";

export interface SendingStateWith {
  readonly approvals: ApprovalStore;
  readonly campaigns: CampaignStore;
  readonly ledger: Pick<Ledger, "counts">;
  readonly acts: Pick<CampaignActs, "unconfirmed" | "rejections">;
  readonly evidence: Pick<EvidenceStore, "counts">;
  readonly rightsOf: RightsOf;
  readonly staleness: Staleness;
  readonly relays: readonly RelayName[];
  readonly lockedReason: () => Promise<string | null>;
}

export type ReadSendingState = (issueId: string, person: PersonName & { readonly mayEdit: boolean }) => Promise<SendingState>;

/** Where an issue stands between being written and being submitted, for who asks. Derived on read. */
export function createReadSendingState(use: SendingStateWith): ReadSendingState {
  return async (issueId, person) => {
    const [approval, rights, now] = await Promise.all([use.approvals.latest(issueId), use.rightsOf(person.id), use.approvals.now()]);
    const campaign = approval === undefined ? undefined : await use.campaigns.byApproval(approval.id);
    const holds = (right: Right["right"]): boolean =>
      rights.some((held) => held.right === right && (approval === undefined || held.publicationId === approval.publicationId));
    const state = campaign === undefined ? null : await campaignState(campaign, use);
    const isOver = state !== null && (state.status === "finished" || state.status === "cancelled");
    return {
      me: { id: person.id, mayEdit: person.mayEdit, mayApprove: holds("approve"), mayOperate: holds("operate") },
      approval: approval === undefined ? null : await approvalState(approval, { person, rights, use }),
      campaign: state,
      lockedReason: await use.lockedReason(),
      relays: use.relays.map(({ name, host }) => ({ name, host })),
      earlier: await earlierCampaigns(issueId, campaign, use),
      notReachedCount: isOver && approval !== undefined ? await use.campaigns.notReached(issueId, approval.publicationId) : null,
      now,
    };
  };
}

async function approvalState(
  approval: ApprovalRecord,
  { person, rights, use }: { readonly person: PersonName; readonly rights: readonly Right[]; readonly use: SendingStateWith },
): Promise<ApprovalState> {
  const { id, state, digest, askedBy, askedAt, note, scheduledAt, quietHours, authors, signatures, decision, editions, audience } =
    approval;
  return {
    id,
    state,
    digest,
    askedBy,
    askedAt,
    note,
    scheduledAt,
    quietHours,
    // What was decided is what it was; only a question can be about something else by now.
    isStale: state === "asked" && (await use.staleness(approval)),
    authors,
    signatures,
    decision: decision === null ? null : { ...decision, reason: decision.reason ?? "" },
    editions,
    audience,
    mayBreakGlass:
      state === "asked" &&
      breakGlassObstacle(approval, { person, rights, othersCount: await use.approvals.othersWhoMaySign(id) }) === undefined,
    signingObstacle: state === "asked" ? (signingObstacle(approval, person, rights) ?? null) : null,
  };
}

async function earlierCampaigns(
  issueId: string,
  latest: CampaignRecord | undefined,
  { campaigns, ledger }: SendingStateWith,
): Promise<readonly EarlierCampaign[]> {
  const earlier = (await campaigns.ofIssue(issueId)).filter(({ id }) => id !== latest?.id);
  return Promise.all(
    earlier.map(async ({ id, ...campaign }) => {
      const counts = await ledger.counts(id);
      return {
        id,
        status: campaignStatus({ ...campaign, counts }),
        beginsAt: campaign.beginsAt,
        candidateCount: campaign.candidateCount,
        counts,
      };
    }),
  );
}

async function campaignState(campaign: CampaignRecord, { ledger, campaigns, acts, ...use }: SendingStateWith): Promise<CampaignState> {
  const [counts, exclusions, paceFacts, rejections, unconfirmed, cameBack] = await Promise.all([
    ledger.counts(campaign.id),
    campaigns.exclusions(campaign.id),
    campaigns.paceFacts(campaign.id),
    acts.rejections(campaign.id),
    acts.unconfirmed(campaign.id, approvalLimits.unconfirmedShownMax),
    use.evidence.counts(campaign.id),
  ]);
  const status = campaignStatus({ ...campaign, counts });
  return {
    id: campaign.id,
    status,
    beginsAt: campaign.beginsAt,
    heldReason: campaign.heldReason,
    quietNow: campaign.quietNow,
    pace: paceForecast(status, paceFacts),
    candidateCount: campaign.candidateCount,
    counts,
    exclusions,
    rejections,
    evidence: cameBack,
    unconfirmed: unconfirmed.map(({ seq, address, messageId, relay, evidence }) => ({
      seq,
      maskedAddress: maskedAddress(address),
      messageId,
      relay,
      evidence,
    })),
  };
}
