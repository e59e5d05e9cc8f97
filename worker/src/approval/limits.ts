/** Bounds of approval, each with its unit. `newsletter doctor` prints them. */
export const approvalLimits = {
  /** People may join between the question and the signature: this many, or this part of those planned, whichever is more. */
  joinedMax: 5,
  joinedPartMax: 0.1,
  /** A schedule that passed longer ago than this is no schedule any more: somebody has to choose again. */
  scheduleMissedMs: 3_600_000,
  /** Unconfirmed recipients that one answer lists. */
  unconfirmedShownMax: 100,
} as const;
