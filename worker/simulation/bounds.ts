/** The bounds of a schedule: those of `limits.ts` in small, in the same order of size, so that a life of hours fits into a virtual minute. */
export const bounds = {
  lanesMax: 2,
  acceptedBeforeMoreLanes: 2,
  batchRecipientsMax: 3,
  leaseDurationMs: 3_000,
  attemptsMax: 3,
  campaignAgeMaxMs: 7_000,
  markGroupSizeMax: 2,
  backOffFirstMs: 800,
  backOffMaxMs: 3_000,
  circuitFirstMs: 300,
  circuitMaxMs: 2_000,
  reconcileEveryMs: 1_000,
  settleAgainMs: 250,
  drainMs: 1_500,
  settleAtStopMs: 300,
  scheduleMissedMs: 8_000,
  evidenceCharactersMax: 200,
  /** Longer than a lease, as the real one is: a reply that comes late finds the claim renewed. */
  socketTimeoutMs: 4_000,
  undoWindowMs: 400,
  /** Of the queue: a free worker asks this often, and a job whose worker is dead comes back after this long. */
  takeEveryMs: 400,
  jobLockMs: 2_500,
  jobAttemptsMax: 10,
  /** The spans that a pace is of. */
  paceSpans: { minuteMs: 500, minuteSlotMs: 50, hourMs: 800, hourSlotMs: 80, dayMs: 1_500, daySlotMs: 150 },
  /** When nothing evil happens any more, and how long the rest may take from there. */
  chaosMs: 12_000,
  actsWithinMs: 6_000,
  settleWithinMs: 60_000,
} as const;
