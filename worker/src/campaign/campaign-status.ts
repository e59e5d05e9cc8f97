import type { RecipientState } from "./recipient-state.ts";

export type RecipientCounts = Readonly<Record<RecipientState, number>>;

export interface CampaignFacts {
  readonly candidateCount: number;
  readonly counts: RecipientCounts;
  readonly heldReason: string | null;
}

export type CampaignStatus = "running" | "held" | "waiting" | "needsDecision" | "finished";

/**
 * Status is derived on read; there is no second copy to disagree with the ledger. A campaign is finished only when no row is
 * planned, claimed, handed, deferred or unconfirmed, and accepted + rejected + excluded = candidates.
 */
export function campaignStatus({ candidateCount, counts, heldReason }: CampaignFacts): CampaignStatus {
  if (counts.accepted + counts.rejected + counts.excluded === candidateCount) return "finished";
  if (heldReason !== null) return "held";
  if (counts.planned + counts.claimed + counts.handed > 0) return "running";
  return counts.deferred > 0 ? "waiting" : "needsDecision";
}

/** True when nothing more happens without time or a person. */
export function isAtRest(counts: RecipientCounts): boolean {
  return counts.planned + counts.claimed + counts.handed === 0;
}
