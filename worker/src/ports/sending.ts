import type { RecipientKind } from "@newsletter/schemas";
import type { CampaignKind } from "./campaigns.ts";

/** A worker's hold on a range of recipients: fenced by its token, bounded by its lease. */
export interface Claim {
  readonly campaignId: string;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly token: string;
  readonly leaseMs: number;
  /** Over which the rows will go. One whose body was begun at another is not among them. */
  readonly relay: string;
  /** Another relay takes what is new. */
  readonly begunHereOnly: boolean;
  /** Of that relay: no more is claimed than it leaves, and the others stay planned. */
  readonly pace?: Pace | undefined;
}

/** How fast a relay, and each mail domain behind it, may be given messages; undefined where nothing bounds them. */
export interface Pace {
  readonly messagesPerMinuteMax: number | undefined;
  readonly messagesPerDayMax: number | undefined;
  /** To one mail domain, over whatever relay. */
  readonly domainMessagesPerMinuteMax: number | undefined;
}

/** A relay that is well, and its pace; undefined where it has none. */
export interface OpenWay {
  readonly relay: string;
  readonly pace: Pace | undefined;
}

/** For campaigns of each kind: the first takes what is new, each what was begun at it. */
export type OpenWays = Readonly<Record<CampaignKind, readonly OpenWay[]>>;

export interface ClaimedRecipient {
  readonly seq: number;
  readonly address: string;
  readonly editionDigest: string;
  readonly messageId: string;
  readonly returnPath: string;
  readonly attemptCount: number;
  /** Lower-case hexadecimal, 8 bytes: what tokens carry instead of an id. */
  readonly subscriptionNumber: string;
  readonly subscriptionId: string;
  readonly issueId: string;
  readonly recipientKind: RecipientKind;
  /** The partner whose member it is. */
  readonly memberOf: string | undefined;
}

/** A reply of the relay, as in RFC 5321 and RFC 3463. */
export interface Reply {
  readonly code: number;
  readonly enhancedCode: string | undefined;
  readonly text: string;
}

interface OutcomeEvidence {
  readonly reply?: Reply;
  /** Why, in one camelCase word: `ours`, `recipient`, `expired`, `connectionLost`, `relay` ... */
  readonly category?: string;
  /** The last lines of the dialogue, bounded. */
  readonly evidence?: string;
}

/** What became of one attempt. `planned` is the relay's fault: nobody's rejection, and no attempt is counted. */
export type Outcome = OutcomeEvidence &
  ({ readonly state: "accepted" | "rejected" | "unconfirmed" | "planned" } | { readonly state: "deferred"; readonly dueInMs: number });

export interface Mark {
  readonly campaignId: string;
  readonly seq: number;
  readonly token: string;
  /** Where the body is about to go: stored with the mark. */
  readonly relay: string;
}

/** A recipient under its mark: what the journal keeps. Ids only. */
export interface MarkedRecipient {
  readonly campaignId: string;
  readonly seq: number;
  readonly subscriptionId: string;
  readonly issueId: string;
  /** 1 for the first attempt. */
  readonly attempt: number;
}

/**
 * Marked and about to be handed over. The journal says of which kind its campaign is: a rehearsal keeps nobody from the issue itself; and to which
 * relay the body goes, since after a restore the ledger may not know it.
 */
export interface HandedRecipient extends MarkedRecipient {
  readonly kind: CampaignKind;
  readonly relay: string;
}

/** A row that was handed over in this attempt and has no outcome yet. */
export type HandedRow = Pick<MarkedRecipient, "campaignId" | "seq" | "attempt">;
export type SaidOutcome = HandedRow & { readonly state: Outcome["state"] };

export interface RecipientRange {
  readonly campaignId: string;
  readonly firstSeq: number;
  readonly lastSeq: number;
}

/** A range for the queue; its generation rises when it has to be queued again although an earlier job may still be there. */
export interface QueuedRange extends RecipientRange {
  readonly generation: number;
}

/** The truth about sending, by `store/`. */
export interface Ledger {
  readonly claim: (claim: Claim) => Promise<readonly ClaimedRecipient[]>;
  readonly renew: (claim: Claim, leaseMs: number) => Promise<number>;
  readonly release: (claim: Claim, seqs: readonly number[]) => Promise<number>;
  /** Excludes of a claim what has been suppressed or has left since planning; gives the sequence numbers. */
  readonly excludeSuppressed: (claim: Claim) => Promise<readonly number[]>;
  readonly mark: (
    marks: readonly Mark[],
    journal: { readonly id: string; readonly machineId: string },
  ) => Promise<{ readonly groupNumber: number; readonly marked: readonly HandedRecipient[] }>;
  /** False when the claim was no longer ours: then nothing was stored. */
  readonly settle: (claim: Claim, seq: number, outcome: Outcome) => Promise<boolean>;
  /** Handed rows whose lease ran out: their process died, and their outcome may stand in its journal. */
  readonly expired: () => Promise<readonly HandedRow[]>;
  /** Settles those that are still so; gives how many. */
  readonly settleExpired: (said: readonly SaidOutcome[], dueInMs: number) => Promise<number>;
  readonly recover: () => Promise<{
    readonly unconfirmed: number;
    readonly planned: number;
    readonly expired: number;
    readonly due: number;
  }>;
  /** Of what is planned, no more than these relays can be given now. */
  readonly openRanges: (sizeMax: number, ways: OpenWays) => Promise<readonly QueuedRange[]>;
  readonly counts: (
    campaignId: string,
  ) => Promise<
    Readonly<Record<"planned" | "claimed" | "handed" | "accepted" | "deferred" | "rejected" | "unconfirmed" | "excluded", number>>
  >;
  /** Why a campaign waits; null when it does not any more. Does nothing where it waits for a person. */
  readonly hold: (campaignId: string, reason: "approval" | "relay" | "fileLost" | null) => Promise<void>;
  /** Campaigns with claimed rows that may not be handed over any more: paused, cancelled. */
  readonly stopped: () => Promise<ReadonlySet<string>>;
}

/** The append-only trace outside the database, by `journal/`. Each call is durable when it returns. */
export interface Journal {
  readonly id: string;
  readonly machineId: string;
  readonly appendMarks: (groupNumber: number, marks: readonly HandedRecipient[]) => Promise<void>;
  readonly appendOutcome: (recipient: MarkedRecipient, outcome: Outcome["state"]) => Promise<void>;
}

/** One message to one recipient, by `smtp/`. */
export interface MessageSubmitter {
  readonly submit: (message: {
    readonly from: string;
    readonly to: string;
    readonly bytes: Uint8Array;
    /** Called once, when the relay is ready for the body; not one byte of it leaves before this resolves to true. */
    readonly mayBegin: () => Promise<boolean>;
  }) => Promise<Outcome | { readonly state: "claimLost" }>;
  readonly close: () => Promise<void>;
}

/** Transport of ranges, by `queue/`. It may run a range twice or never: the ledger decides. */
export interface RangeQueue {
  /** Adding a range that is already queued in this generation changes nothing. */
  readonly add: (ranges: readonly QueuedRange[]) => Promise<void>;
  readonly close: () => Promise<void>;
}
