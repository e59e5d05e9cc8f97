/** Every bound of the worker's sending half, with its unit. `newsletter doctor` prints them. */
export const limits = {
  /** Recipients in one job. */
  batchRecipientsMax: 200,
  /** Connections to one relay, and so messages in flight of one process. */
  lanesMax: 5,
  /** Accepted in a row before a relay that pushed back is given one lane more; it had half of them taken away. */
  acceptedBeforeMoreLanes: 20,
  /** Messages a minute to one mail domain, of campaigns; for relays whose profile says nothing else. Large providers defer who is faster. */
  domainMessagesPerMinuteMax: 600,
  /** A claim or a mark that is older belongs to a process that died. */
  leaseDurationMs: 30_000,
  /** A recipient's attempts before it is `rejected` as `expired`. */
  attemptsMax: 8,
  /** Since its campaign began; who is due after that is `rejected` as `expired`. RFC 5321 (4.5.4.1) asks a sender not to give up before four days. */
  campaignAgeMaxMs: 4 * 24 * 3_600_000,
  /** First pause before the next attempt; it doubles, with jitter, up to the second bound. */
  backOffFirstMs: 60_000,
  backOffMaxMs: 4 * 3_600_000,
  /** A group of marks waits this long for others to join it. */
  markGroupWaitMs: 5,
  markGroupSizeMax: 100,
  reconcileEveryMs: 1_000,
  /** A campaign that could not begin for this long (no worker ran) waits for a person: its time may have passed. */
  scheduleMissedMs: 3_600_000,
  /** Journals and epoch are compared with the database at start and this often. */
  restoreGuardEveryMs: 5_000,
  /** With the database away, a reply that is known waits to be stored: asked again this often, for as long as a lease. */
  settleAgainMs: 250,
  /** SIGTERM: running transactions may end within this; then those whose body was begun are `unconfirmed`. */
  drainMs: 20_000,
  /** After the drain bound: for what ended at it to be settled. */
  settleAtStopMs: 3_000,
  /** A message with the files it carries: an edition of 90 kB in both its parts, and 1.5 MB of files in base64. Gateways stop at 5 or 10 MB. */
  messageBytesMax: 2_500_000,
  evidenceCharactersMax: 2_000,
  audienceFileBytesMax: 100_000_000,
  /** A partner's pack opens by its link for so long after the mail. */
  packDays: 180,
  /** A desk or a list that asked to stop waits so long for its contacts; then it has left. Receivers ask for 48 hours (mail standards, 1.5). */
  leavingDecisionMs: 48 * 3_600_000,
  /** Who has left is brought back by the link in the notice for so long. */
  leavingUndoMs: 30 * 24 * 3_600_000,
  /** Undecided ones that a round ends; the next one is a second later. */
  leavingsPerRoundMax: 100,
  /** Of a wish to subscribe that nobody confirmed, nothing is left so long after its link expired. */
  unconfirmedKeptDays: 28,
  forgetUnconfirmedEveryMs: 60_000,
  /** That a round erases; the next one is a minute later. */
  unconfirmedPerRoundMax: 200,
  /** SMTP time-outs. After the final dot RFC 5321 (4.5.3.2.6) asks for ten minutes. */
  smtpConnectTimeoutMs: 10_000,
  smtpGreetingTimeoutMs: 30_000,
  smtpSocketTimeoutMs: 600_000,
  /** A relay fault opens the circuit for this long, doubling up to the second bound. */
  circuitFirstMs: 1_000,
  circuitMaxMs: 60_000,
  databaseConnectionsMax: 8,
} as const;

/** The same names, with what a process was given instead. */
export type SenderBounds = { readonly [Name in keyof typeof limits]: number };
