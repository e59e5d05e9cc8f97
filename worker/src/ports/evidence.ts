import type { RecipientState } from "../campaign/recipient-state.ts";
import type { EvidenceSource, Saying } from "../feedback/evidence.ts";
import type { CampaignKind } from "./campaigns.ts";

export interface RowKey {
  readonly campaignId: string;
  readonly seq: number;
}

/** A row that a piece of evidence names, as it is now. */
export interface FoundRow extends RowKey {
  readonly kind: CampaignKind;
  readonly issueId: string;
  readonly state: RecipientState;
  readonly attemptCount: number;
  readonly hasBounce: boolean;
}

/** What a verified token holds. */
export interface TokenContent {
  /** 4 bytes, lower-case hexadecimal. */
  readonly campaignNumber: string;
  readonly seq: number;
}

export interface EvidenceSettlement extends RowKey {
  readonly state: "accepted" | "rejected";
  readonly source: EvidenceSource;
  readonly saying: Saying;
  readonly status: string | null;
  readonly replyCode: number | null;
  /** With addresses masked. */
  readonly diagnostic: string | null;
  readonly category: string;
}

export interface Bounce extends RowKey {
  readonly id: string;
  readonly source: Exclude<EvidenceSource, "answer">;
  readonly status: string | null;
  readonly diagnostic: string | null;
}

/** Rows and what comes back about them, by `store/`. */
export interface EvidenceStore {
  /** By the key that `tokenKey` makes of a token's content, and by Message-ID; what is not there is not in the answer. */
  readonly find: (
    tokens: readonly TokenContent[],
    messageIds: readonly string[],
  ) => Promise<{ readonly byToken: ReadonlyMap<string, FoundRow>; readonly byMessageId: ReadonlyMap<string, FoundRow> }>;
  /**
   * Settles rows that are still `unconfirmed`, each with its row in the audit, then records bounces beside rows that are `accepted` and have none:
   * one transaction. Gives those that were changed. The actor is who gave the evidence to read.
   */
  readonly take: (
    settlements: readonly EvidenceSettlement[],
    bounces: readonly Bounce[],
    actor: string,
  ) => Promise<{ readonly settled: readonly RowKey[]; readonly bounced: readonly RowKey[] }>;
  /** Of a campaign: how many rows evidence has settled, and how many bounces are recorded. */
  readonly counts: (campaignId: string) => Promise<{ readonly settledCount: number; readonly bounceCount: number }>;
}

export function tokenKey({ campaignNumber, seq }: TokenContent): string {
  return `${campaignNumber}.${String(seq)}`;
}
