import type { QuietHours } from "@newsletter/schemas";
import type { RecipientState } from "./recipient-state.ts";

export type RecipientCounts = Readonly<Record<RecipientState, number>>;

export interface CampaignFacts {
  readonly candidateCount: number;
  readonly counts: RecipientCounts;
  readonly heldReason: string | null;
  readonly hasBegun: boolean;
  readonly isPaused: boolean;
  readonly isCancelled: boolean;
  readonly quietNow: QuietHours | null;
}

export type CampaignStatus = "scheduled" | "running" | "paused" | "held" | "waiting" | "needsDecision" | "finished" | "cancelled";

/**
 * Status is derived on read; there is no second copy to disagree with the ledger. A campaign is finished only when no row is
 * planned, claimed, handed, deferred or unconfirmed, and accepted + rejected + excluded = candidates.
 */
export function campaignStatus({ candidateCount, counts, ...campaign }: CampaignFacts): CampaignStatus {
  if (counts.accepted + counts.rejected + counts.excluded === candidateCount) return campaign.isCancelled ? "cancelled" : "finished";
  if (counts.planned + counts.claimed + counts.handed + counts.deferred === 0) return "needsDecision";
  if (!campaign.hasBegun) return "scheduled";
  if (campaign.isPaused) return "paused";
  if (campaign.heldReason !== null) return "held";
  if (campaign.quietNow !== null && counts.planned + counts.deferred > 0) return "waiting";
  if (counts.planned + counts.claimed + counts.handed > 0) return "running";
  return "waiting";
}

/** True when nothing more happens without time or a person. */
export function isAtRest(counts: RecipientCounts): boolean {
  return counts.planned + counts.claimed + counts.handed === 0;
}
