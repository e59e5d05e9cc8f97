import type { RecipientKind } from "./recipient-kind.ts";

// Who wishes to stop, for the Studio: `GET /audience/leavings?publicationId=<id>`. Of single readers nothing is shown but that there was one.

/** A desk or list that waits for its contacts. */
export interface WaitingLeaving {
  readonly id: string;
  readonly maskedAddress: string;
  readonly recipientKind: RecipientKind;
  readonly partnerId: string | null;
  readonly askedAt: string;
  /** Then it has left, whoever answered or not. */
  readonly decideUntil: string;
  /** How many mails went to contacts; 0 while nobody could be asked. */
  readonly toldCount: number;
  /** Names of those of them who are contacts still. */
  readonly told: readonly string[];
}

export const leavingOutcomes = ["left", "confirmed", "expired", "kept", "undone"] as const;
/**
 * `left`: a person, at once. Of a desk or list: `confirmed` by its contact, `expired` without an answer, `kept` by its contact. `undone`: by the
 * reader's own link.
 */
export type LeavingOutcome = (typeof leavingOutcomes)[number];

export interface EndedLeaving {
  readonly id: string;
  /** Null of a person. */
  readonly maskedAddress: string | null;
  readonly recipientKind: RecipientKind;
  readonly partnerId: string | null;
  readonly askedAt: string;
  readonly outcome: LeavingOutcome;
  readonly at: string;
  /** The contact who decided, while it is one still. */
  readonly decidedBy: string | null;
}

export interface LeavingsResponse {
  readonly publicationId: string;
  /** The one that ends first comes first. */
  readonly waiting: readonly WaitingLeaving[];
  /** The latest first. */
  readonly ended: readonly EndedLeaving[];
}
