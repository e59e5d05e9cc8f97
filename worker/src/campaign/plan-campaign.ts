import assert from "node:assert/strict";
import { editionKeyText, type EditionKey, type Language } from "@newsletter/schemas";
import { editionFor, type Addressee } from "./edition-for.ts";

export interface Candidate extends Addressee {
  readonly subscriptionId: string;
  readonly address: string;
  readonly state: "requested" | "active" | "leaving" | "left";
  readonly isSuppressed: boolean;
  /** Its partner wants nothing sent to it on its behalf. */
  readonly isSuppressedByPartner?: boolean;
  /** Wants no issue for now. */
  readonly isPaused?: boolean;
  /** Marks that segments ask for. */
  readonly tags?: readonly string[];
}

export const exclusionReasons = [
  "suppressed",
  "suppressedByPartner",
  "requested",
  "leaving",
  "left",
  "paused",
  "languageMissing",
  "duplicateAddress",
  "partnerUnknown",
  "partnerExcluded",
  "alreadyInCampaign",
  "editionNotApproved",
  "territory",
  "embargo",
] as const;
export type ExclusionReason = (typeof exclusionReasons)[number];

/** One row of the ledger to be. */
type PlannedRow =
  | { readonly state: "planned"; readonly seq: number; readonly candidate: Candidate; readonly edition: EditionKey }
  | { readonly state: "excluded"; readonly seq: number; readonly candidate: Candidate; readonly reason: ExclusionReason };

export interface CampaignPlan {
  readonly rows: readonly PlannedRow[];
  readonly plannedCount: number;
  readonly excludedCount: number;
  /** Each edition that is needed, once. */
  readonly editions: readonly EditionKey[];
}

export interface PlanInput {
  readonly candidates: readonly Candidate[];
  readonly languages: readonly Language[];
  readonly partnerIds: readonly string[];
  /** Left out of this issue by whoever asks for approval. */
  readonly leftOutPartners?: readonly string[];
  /** Subscriptions that had this issue, or may have had it. */
  readonly submittedBefore?: ReadonlySet<string>;
  /** Texts of edition keys; whoever needs another edition joined after it was signed. Without it, all. */
  readonly approvedEditions?: ReadonlySet<string>;
  /** Ids of partners with members where an item may not be distributed. */
  readonly withheldFrom?: ReadonlySet<string>;
  /** An item may not be public yet when the campaign begins. */
  readonly isEmbargoed?: boolean;
}

/** Decides for every candidate, before anything is handed over: candidates = planned + excluded, each exclusion with one reason. */
export function planCampaign({ candidates, languages, ...given }: PlanInput): CampaignPlan {
  const taken = new Set<string>();
  const rows = candidates.map((candidate, index): PlannedRow => {
    const seq = index + 1;
    const edition = editionFor(candidate, languages);
    const reason = exclusionReason(candidate, edition, { ...given, taken });
    if (reason !== undefined) return { state: "excluded", seq, candidate, reason };
    assert(edition !== undefined, "a recipient without an edition is excluded");
    taken.add(mailboxOf(candidate.address));
    return { state: "planned", seq, candidate, edition };
  });
  const planned = rows.filter((row) => row.state === "planned");
  const editions = new Map(planned.map(({ edition }) => [editionKeyText(edition), edition]));
  const excludedCount = rows.length - planned.length;
  assert.equal(planned.length + excludedCount, candidates.length);
  return { rows, plannedCount: planned.length, excludedCount, editions: [...editions.values()] };
}

interface Seen extends Omit<PlanInput, "candidates" | "languages"> {
  readonly taken: ReadonlySet<string>;
}

function exclusionReason(
  candidate: Candidate,
  edition: EditionKey | undefined,
  { taken, partnerIds, leftOutPartners, submittedBefore, approvedEditions, withheldFrom, isEmbargoed = false }: Seen,
): ExclusionReason | undefined {
  if (candidate.isSuppressed) return "suppressed";
  if (candidate.isSuppressedByPartner === true) return "suppressedByPartner";
  if (candidate.state !== "active") return candidate.state;
  if (candidate.isPaused === true) return "paused";
  if (candidate.partnerId !== undefined && !partnerIds.includes(candidate.partnerId)) return "partnerUnknown";
  if (candidate.partnerId !== undefined && leftOutPartners?.includes(candidate.partnerId) === true) return "partnerExcluded";
  if (edition === undefined) return "languageMissing";
  if (submittedBefore?.has(candidate.subscriptionId) === true) return "alreadyInCampaign";
  if (approvedEditions?.has(editionKeyText(edition)) === false) return "editionNotApproved";
  if (candidate.partnerId !== undefined && withheldFrom?.has(candidate.partnerId) === true) return "territory";
  if (isEmbargoed) return "embargo";
  // The same mailbox on several lists gets one copy, on the list where it was first: no later import takes a reader over from another, and her
  // mail keeps its masthead. A list that she has left is no list of hers, and the next one serves her.
  return taken.has(mailboxOf(candidate.address)) ? "duplicateAddress" : undefined;
}

function mailboxOf(address: string): string {
  return address.toLowerCase();
}
