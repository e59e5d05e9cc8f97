/** Bounds of approval, each with its unit. `newsletter doctor` prints them. */
export const approvalLimits = {
  /** People may join between the question and the signature: this many, or this part of those planned, whichever is more. */
  joinedMax: 5,
  joinedPartMax: 0.1,
  /** Two issues of a publication within it read as a mistake: two people approve the second. Another campaign of the same issue does not count. */
  quietPeriodMs: 432_000_000,
  /** Recipients at mail domains that no earlier issue went to: this many, or this part of those planned, whichever is more. */
  unknownDomainRecipientsMax: 5,
  unknownDomainPartMax: 0.1,
  /** Of such domains, named in the sentence that says so. */
  unknownDomainsNamedMax: 3,
  /** An audience may be larger or smaller than usual by this part, or by this many recipients, whichever is more. */
  unusualPartMax: 0.5,
  unusualRecipientsMax: 10,
  /** A partner's own list may be longer than it ever was for one of them by this part, or by this many recipients, whichever is more. */
  partnerGrowthPartMax: 0.5,
  partnerGrowthRecipientsMax: 10,
  /** Of such partners, named in the sentence that says so. */
  grownPartnersNamedMax: 3,
  /** Issues before this one that say what is usual. */
  earlierIssuesMax: 5,
  /** A schedule that passed longer ago than this is no schedule any more: somebody has to choose again. */
  scheduleMissedMs: 3_600_000,
  /** Unconfirmed recipients that one answer lists. */
  unconfirmedShownMax: 100,
  /** Lines that differ and are shown to the approver, of one text; the rest is counted. */
  differingLinesShownMax: 40,
  /** Texts that differ and are shown; editions of a language that differ in the same way are one. */
  differingTextsShownMax: 12,
  /** Lines that may differ before a text counts as written anew: comparing costs their square. An issue has some 300. */
  differingLinesComparedMax: 400,
  /** Lines that were added, among which what became of a removed one is looked for. */
  pairedLinesMax: 3,
  /** Words and blanks of a line that may differ before it counts as another line. */
  differingWordsMax: 120,
  /** Part of its characters that a line has to keep to be the same line, changed. */
  keptPartMin: 0.4,
} as const;
