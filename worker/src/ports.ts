import type {
  ContentDocument,
  EditionKey,
  Finding,
  IssueSnapshot,
  IssueState,
  MastheadCheckRequest,
  MastheadCheckResponse,
  MeResponse,
  PreflightResponse,
  Media,
  MediaFile,
  RecipientKind,
  RenderedEdition,
  ReviewComment,
  ReviewLook,
  Language,
  TranslatedString,
} from "@newsletter/schemas";
import type { CampaignPlan, Candidate } from "./campaign/plan-campaign.ts";

// What the domain needs from outside. Domain folders take these and plain data, and give back plain data; adapters implement them;
// `main.ts` and `cli/` join the two. Times are instants in UTC, ids are strings.

export interface Clock {
  readonly now: () => Date;
}

/** Random and time-ordered identifiers, injected so that a plan can be made twice and compared. */
export interface Ids {
  readonly uuidv7: () => string;
  /** Unsigned random number of `bytes` bytes, lower-case hexadecimal. */
  readonly randomHex: (bytes: number) => string;
}

/** Published documents of the content lake, by `sanity/`. */
export interface ContentSource {
  /** The issue, its publication, all it refers to (two steps deep) and every partner. `drafts` lays drafts over published documents. */
  readonly issueDocuments: (issueId: string, perspective: "published" | "drafts") => Promise<readonly ContentDocument[]>;
  /** Those of the named documents that exist; for what an open form refers to and the stored issue does not yet. */
  readonly documents: (ids: readonly string[], perspective: "published" | "drafts") => Promise<readonly ContentDocument[]>;
  /** Calendar entries that may happen in these months, at least all that do. */
  readonly calendarEntries: (
    period: { readonly firstMonth: string; readonly lastMonth: string },
    perspective: "published" | "drafts",
  ) => Promise<readonly ContentDocument[]>;
  /** The issue of this publication with the next lower number; undefined for the first one. */
  readonly previousIssue: (
    issue: { readonly issueId: string; readonly publicationId: string; readonly number: number },
    perspective: "published" | "drafts",
  ) => Promise<PreviousIssue | undefined>;
  /** Bytes of a picture, by the `_ref` of its asset; undefined when the lake does not have it. */
  readonly picture: (assetRef: string) => Promise<Uint8Array | undefined>;
  /** Bytes of a file, by the `_ref` of its asset; undefined when the lake does not have it. */
  readonly file: (assetRef: string) => Promise<Uint8Array | "tooLarge" | undefined>;
}

/** The content-addressed store of pictures and files, by `media/`. Storing the same bytes twice gives the same name. */
export interface MediaStore {
  /** Decodes, bounds the size, re-encodes as JPEG or PNG and keeps the picture; undefined when the bytes are no picture. */
  readonly keep: (bytes: Uint8Array) => Promise<Media | undefined>;
  /** Keeps a file as it is; undefined when the bytes are not what the extension says, or of a type we do not keep. */
  readonly keepFile: (bytes: Uint8Array, extension: string) => Promise<MediaFile | undefined>;
  readonly read: (fileName: string) => Promise<Uint8Array | undefined>;
}

/** The issue before another one of the same publication: what is needed to tell what readers have read already. */
export interface PreviousIssue {
  readonly issueId: string;
  readonly number: number;
  readonly subject: TranslatedString;
  /** Absent when it never had a planned send time. */
  readonly referenceTime?: string | undefined;
  readonly itemIds: readonly string[];
}

/** Where a web address leads, as far as we could see from here. `reason` goes on after a colon and ends without a full stop. */
export type LinkState =
  | { readonly state: "alive" }
  /** Alive, behind redirects that say they are for good. */
  | { readonly state: "moved"; readonly target: string }
  | { readonly state: "dead"; readonly reason: string }
  /** It may be better tomorrow. */
  | { readonly state: "unwell"; readonly reason: string }
  /** An address of a private network, or of the machine itself. */
  | { readonly state: "internal" }
  /** A name reserved for examples (RFC 2606). */
  | { readonly state: "example" }
  | { readonly state: "notChecked"; readonly reason: string };

/** A look at web addresses, by `links/`. */
export interface Links {
  /** What is known by now; what is not is looked at in the background and counted as waiting, so that one asks again. */
  readonly known: (urls: readonly string[]) => { readonly states: ReadonlyMap<string, LinkState>; readonly waiting: number };
  /** Resolves once nothing is being looked at. */
  readonly idle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A snapshot taken of an issue, or what has to be mended before one can be taken. */
export type SnapshotResult = {
  readonly findings: readonly Finding[];
  /** Which languages have which text. */
  readonly texts: PreflightResponse["texts"];
  readonly languages: PreflightResponse["languages"];
  /** The documents that were used, in the order of the issue. */
  readonly documents: readonly ContentDocument[];
} & ({ readonly state: "complete"; readonly snapshot: IssueSnapshot; readonly digest: string } | { readonly state: "incomplete" });

/** `rendering/`: the only way from a snapshot to editions. */
export type RenderEditions = (snapshot: IssueSnapshot, keys: readonly EditionKey[]) => Promise<readonly RenderedEdition[]>;

/** `rendering/`: what is wrong with a partner's own MJML. */
export type CheckMasthead = (request: MastheadCheckRequest) => Promise<MastheadCheckResponse>;

/** Snapshots and rendered editions as they were sent, by `store/`. */
export interface EditionStore {
  readonly keepSnapshot: (digest: string, snapshot: IssueSnapshot) => Promise<void>;
  readonly keepEditions: (snapshotDigest: string, editions: readonly RenderedEdition[]) => Promise<void>;
  /** The web edition of the latest campaign of this issue, for the page at its permanent address. */
  readonly webEdition: (publicationSlug: string, issueSlug: string, language: Language) => Promise<RenderedEdition | undefined>;
  /** Web editions of the latest campaigns, newest first, at most `countMax`, for the index page. */
  readonly latestWebEditions: (countMax: number) => Promise<readonly WebEditionEntry[]>;
}

/** A line of the index page. */
export interface WebEditionEntry {
  readonly publicationSlug: string;
  readonly issueSlug: string;
  readonly language: Language;
  readonly subject: string;
  readonly isSample: boolean;
}

/** What became of each of these issues, by `campaign/` over `store/`; one entry per id asked for, in that order. */
export type IssueStates = (issueIds: readonly string[]) => Promise<readonly IssueState[]>;

/** Rights of a person signed in at the lake, by `store/`. */
export type RightsOf = (userId: string) => Promise<MeResponse["rights"]>;
export type Right = MeResponse["rights"][number];

/** Who a subscription belongs to and how its unsubscribe works; never leaves the worker. */
export interface SubscriptionForLeaving {
  readonly subscriptionId: string;
  readonly recipientKind: RecipientKind;
  readonly publicationId: string;
  /** Masked for screens: `d…@example.org`. */
  readonly maskedAddress: string;
  /** Per language; empty when it belongs to no partner, or to one no plan has met yet. */
  readonly partnerName: TranslatedString;
  readonly state: "requested" | "active" | "leaving" | "left";
}

/** Leaving, by `audience/` over `store/`. Both calls are idempotent; an unknown token gives undefined and no hint why. */
export interface Leaving {
  readonly find: (token: string, purpose: "oneClick" | "leave") => Promise<SubscriptionForLeaving | undefined>;
  readonly leave: (token: string, purpose: "oneClick" | "leave") => Promise<SubscriptionForLeaving | undefined>;
}

// ─── sending ───

/** A worker's hold on a range of recipients: fenced by its token, bounded by its lease. */
export interface Claim {
  readonly campaignId: string;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly token: string;
  readonly leaseMs: number;
}

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
  ) => Promise<{ readonly groupNumber: number; readonly marked: readonly MarkedRecipient[] }>;
  /** False when the claim was no longer ours: then nothing was stored. */
  readonly settle: (claim: Claim, seq: number, outcome: Outcome) => Promise<boolean>;
  readonly recover: () => Promise<{ readonly unconfirmed: number; readonly planned: number; readonly due: number }>;
  readonly openRanges: (sizeMax: number) => Promise<readonly QueuedRange[]>;
  readonly counts: (
    campaignId: string,
  ) => Promise<
    Readonly<Record<"planned" | "claimed" | "handed" | "accepted" | "deferred" | "rejected" | "unconfirmed" | "excluded", number>>
  >;
  readonly hold: (campaignId: string, reason: string | null) => Promise<void>;
}

/** The append-only trace outside the database, by `journal/`. Each call is durable when it returns. */
export interface Journal {
  readonly id: string;
  readonly machineId: string;
  readonly appendMarks: (groupNumber: number, marks: readonly MarkedRecipient[]) => Promise<void>;
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

/** What is fixed for a recipient at planning, so that every attempt carries the same. */
export interface PlannedMessage {
  readonly editionDigest: string;
  readonly messageId: string;
  readonly returnPath: string;
}

/** A plan as it is frozen. */
export interface PlannedCampaign {
  readonly campaign: NewCampaign;
  readonly plan: CampaignPlan;
  readonly partners: readonly PartnerName[];
  /** Of every planned row, by its sequence number. */
  readonly messages: ReadonlyMap<number, PlannedMessage>;
}

export interface NewCampaign {
  readonly id: string;
  readonly kind: "rehearsal";
  readonly issueId: string;
  readonly snapshotDigest: string;
  /** Random, 4 bytes, lower-case hexadecimal. */
  readonly number: string;
  readonly actor: string;
}

/** How a partner is called, per language; kept with the plan for pages and notices. */
export interface PartnerName {
  readonly id: string;
  readonly name: TranslatedString;
}

export interface CampaignRecord {
  readonly id: string;
  readonly kind: "rehearsal";
  readonly issueId: string;
  readonly candidateCount: number;
  readonly heldReason: string | null;
  readonly plannedAt: string;
}

/** Campaigns and their plans, by `store/`. */
export interface CampaignStore {
  readonly candidates: (publicationId: string) => Promise<readonly Candidate[]>;
  readonly plan: (planned: PlannedCampaign) => Promise<void>;
  readonly campaign: (id: string) => Promise<CampaignRecord | undefined>;
  readonly latest: (issueId: string) => Promise<CampaignRecord | undefined>;
  readonly all: () => Promise<readonly CampaignRecord[]>;
  readonly exclusions: (campaignId: string) => Promise<Readonly<Record<string, number>>>;
  readonly numberOf: (campaignId: string) => Promise<string | undefined>;
}

export interface SubscriptionRecord {
  readonly subscriptionId: string;
  readonly address: string;
  readonly recipientKind: RecipientKind;
  readonly publicationId: string;
  readonly partnerId: string | undefined;
  readonly partnerName: TranslatedString;
  readonly state: "requested" | "active" | "leaving" | "left";
}

export interface NewSubscription {
  readonly id: string;
  /** Random, 8 bytes, lower-case hexadecimal. */
  readonly number: string;
  readonly address: string;
  readonly recipientKind: RecipientKind;
  readonly partnerId: string | undefined;
  readonly languages: readonly Language[];
  readonly state: "requested" | "active";
}

/** Subscriptions, suppressions and rights, by `store/`. */
export interface AudienceStore {
  /** Gives how many were new. */
  readonly importSubscriptions: (publicationId: string, rows: readonly NewSubscription[], actor: string) => Promise<number>;
  readonly subscriptionByNumber: (number: string) => Promise<SubscriptionRecord | undefined>;
  readonly leave: (subscriptionId: string, next: "leaving" | "left", source: "oneClick" | "leave", eventId: string) => Promise<void>;
  readonly subscriptionCount: () => Promise<number>;
  readonly rightsOf: RightsOf;
  readonly grant: (userId: string, right: Right, actor: string) => Promise<void>;
}

// ─── reviews ───

/** A document that can be reviewed, by `sanity/`: its draft where there is one. */
export interface ReviewedDocument {
  readonly type: "item" | "issue";
  readonly publicationId: string;
  /** The issue itself; for an item the latest one that shows it, else the latest one, else undefined. */
  readonly issueId: string | undefined;
}

/** Undefined for a document that does not exist, or is neither an item nor an issue. */
export type FindReviewed = (documentId: string) => Promise<ReviewedDocument | undefined>;

export interface NewReview {
  readonly id: string;
  /** Random, 8 bytes, lower-case hexadecimal. */
  readonly number: string;
  readonly publicationId: string;
  readonly documentId: string;
  readonly documentType: ReviewedDocument["type"];
  readonly askedBy: SignedInPerson;
  readonly forName: string;
  /** The last day on which its link opens, in UTC. */
  readonly lastDay: string;
}

export interface SignedInPerson {
  readonly id: string;
  readonly name: string;
}

export interface Review extends Omit<NewReview, "askedBy"> {
  readonly askedByName: string;
  readonly askedAt: string;
  readonly isRevoked: boolean;
  readonly looks: readonly ReviewLook[];
}

export interface NewComment {
  readonly id: string;
  readonly reviewId: string;
  /** Drawn with the form; the same one again is the same comment. */
  readonly formId: string;
  readonly documentId: string;
  readonly author: string;
  readonly text: string;
}

/** Reviews, who has looked, and comments, by `store/`. */
export interface ReviewStore {
  readonly ask: (review: NewReview) => Promise<Review>;
  readonly byNumber: (number: string) => Promise<Review | undefined>;
  /** The latest first. */
  readonly ofDocument: (documentId: string) => Promise<readonly Review[]>;
  /** Undefined for a review there is not; a second time changes nothing. */
  readonly revoke: (id: string, by: SignedInPerson) => Promise<Review | undefined>;
  /** False when the review has as many as it may have. */
  readonly addLook: (reviewId: string, look: Omit<ReviewLook, "at">) => Promise<boolean>;
  /** False when the review has as many as it may have; true also for a form that was sent before. */
  readonly addComment: (comment: NewComment) => Promise<boolean>;
  readonly commentsOfReview: (reviewId: string) => Promise<readonly ReviewComment[]>;
  /** On these documents, and whatever else was said through links to them: an issue's link takes comments on all it shows. */
  readonly commentsOn: (documentIds: readonly string[]) => Promise<readonly ReviewComment[]>;
  readonly resolve: (commentId: string, by: SignedInPerson) => Promise<ReviewComment | undefined>;
  readonly noteClearing: (review: Review, clearance: GivenClearance) => Promise<void>;
}

export interface GivenClearance {
  readonly by: string;
  readonly on: string;
  readonly textDigest: string;
}

/** Writes a clearance into an item, by `sanity/`. */
export type WriteClearance = (wanted: {
  readonly itemId: string;
  readonly clearance: GivenClearance;
  /** Of the draft, or of the published item where there is no draft: what was read. */
  readonly revision: string;
  /** Of what is published, when that reads the same and is cleared with its draft. */
  readonly publishedRevision: string | undefined;
}) => Promise<"written" | "changed" | "notAllowed">;

// ─── single mails ───

export interface NewOutboxMail {
  readonly id: string;
  readonly purpose: "proof";
  readonly publicationId: string;
  readonly issueId: string;
  readonly keyText: string;
  readonly editionDigest: string;
  readonly address: string;
  readonly returnPath: string;
  readonly message: Uint8Array;
  readonly askedBy: string;
}

/** A mail under a lease: nobody else takes it until that has run out. */
export interface LeasedMail {
  readonly id: string;
  readonly leaseToken: string;
  readonly address: string;
  readonly returnPath: string;
  readonly message: Uint8Array;
  readonly attemptCount: number;
}

export type OutboxState = "planned" | "handed" | "accepted" | "rejected" | "unconfirmed";

export interface OutboxMail extends Pick<NewOutboxMail, "id" | "keyText" | "address"> {
  readonly state: OutboxState;
  readonly at: string;
  /** What the relay or the connection said last; null where nothing was. */
  readonly evidence: string | null;
}

/** Single mails and what became of each, by `store/`. Times are the database's. */
export interface Outbox {
  /** Gives how many are new: the same edition to the same address within a minute is the same mail, whoever clicks how often. */
  readonly plan: (mails: readonly NewOutboxMail[]) => Promise<number>;
  /** One mail that is due; undefined when there is none. */
  readonly take: (leaseToken: string, leaseMs: number) => Promise<LeasedMail | undefined>;
  /** Durable when it returns: from here on the outcome has to be proven. False when the lease was lost. */
  readonly hand: (mail: Pick<LeasedMail, "id" | "leaseToken">, leaseMs: number) => Promise<boolean>;
  /** `planned` and `deferred` wait until they are due. False when the lease was lost: then nothing was stored. */
  readonly settle: (mail: Pick<LeasedMail, "id" | "leaseToken">, outcome: Outcome, dueInMs: number) => Promise<boolean>;
  /** Mails whose process died with the body under way become `unconfirmed`; gives how many. */
  readonly recover: () => Promise<number>;
  /** Of an issue, the latest first. */
  readonly ofIssue: (issueId: string) => Promise<readonly OutboxMail[]>;
}
