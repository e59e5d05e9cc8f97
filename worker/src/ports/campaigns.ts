import type { QuietHours, TranslatedString } from "@newsletter/schemas";
import type { PaceUse } from "../campaign/pace.ts";
import type { CampaignPlan, Candidate } from "../campaign/plan-campaign.ts";
import type { RecipientState } from "../campaign/recipient-state.ts";
import type { BoundPartner } from "./members.ts";
import type { Pace } from "./sending.ts";

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

/** Without an approval a plan is a rehearsal. */
export type CampaignKind = "rehearsal" | "campaign";

export interface NewCampaign {
  readonly id: string;
  readonly kind: CampaignKind;
  /** Nothing is handed over before both: this long after planning, and the instant; nor in quiet hours. A rehearsal begins at once. */
  readonly begins?: { readonly afterMs: number; readonly notBefore: string | null; readonly quietHours: QuietHours | null };
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
  readonly kind: CampaignKind;
  readonly issueId: string;
  /** Null for a rehearsal. */
  readonly approvalId: string | null;
  /** The first campaign of its issue, where this one goes to whom that one did not. */
  readonly topsUp: string | null;
  readonly candidateCount: number;
  readonly heldReason: string | null;
  readonly plannedAt: string;
  readonly beginsAt: string;
  readonly hasBegun: boolean;
  readonly isPaused: boolean;
  readonly isCancelled: boolean;
  /** The quiet hours it is in at this moment; null outside of them. */
  readonly quietNow: QuietHours | null;
}

/** What a forecast is made of: the bounds of the relay that took the last claim, what of them is used up, and what is left to do. */
export interface PaceFacts {
  readonly pace: Pace;
  readonly use: PaceUse;
  /** Planned or deferred, by mail domain, the largest first. */
  readonly left: readonly { readonly domain: string; readonly count: number }[];
  /** Partners that bound what their members are given, with how many of them are left. */
  readonly members?: readonly (Omit<BoundPartner, "partnerId"> & { readonly count: number })[];
}

/** To whom a publication's issues went, rehearsals aside, for a look at an audience that is asked about. */
export interface AudienceHistory {
  /** The latest first; what was stopped before anything was handed over went to nobody, and is not among them. */
  readonly issues: readonly {
    readonly issueId: string;
    /** Its first campaign. */
    readonly beganAt: string;
    /** Of all its campaigns. */
    readonly recipientCount: number;
    /** Of them, those that belong to a partner, by its id. */
    readonly partnerCounts: ReadonlyMap<string, number>;
  }[];
  /** Mail domains of their recipients, lower-case. */
  readonly domains: ReadonlySet<string>;
  /** Of the database. */
  readonly now: string;
}

/** A recipient by its number in the campaign, or by its address. */
export type RecipientName = { readonly seq: number } | { readonly address: string };

/** What the message of a recipient is made of, once it is planned. */
export interface AddressedRecipient {
  readonly seq: number;
  readonly state: RecipientState;
  readonly address: string;
  readonly editionDigest: string;
  readonly messageId: string;
  /** Lower-case hexadecimal, 8 bytes. */
  readonly subscriptionNumber: string;
  /** The partner whose member it is. */
  readonly memberOf: string | undefined;
  readonly settledAt: Date | null;
}

/** Campaigns and their plans, by `store/`. */
export interface CampaignStore {
  readonly candidates: (publicationId: string) => Promise<readonly Candidate[]>;
  readonly plan: (planned: PlannedCampaign) => Promise<void>;
  readonly campaign: (id: string) => Promise<CampaignRecord | undefined>;
  readonly latest: (issueId: string) => Promise<CampaignRecord | undefined>;
  readonly all: () => Promise<readonly CampaignRecord[]>;
  /** Undefined where no claim has met a pace, and no partner of what is left has one. */
  readonly paceFacts: (campaignId: string) => Promise<PaceFacts | undefined>;
  /** Undefined where nobody of that name was planned: who is excluded has no message. */
  readonly recipient: (campaignId: string, who: RecipientName) => Promise<AddressedRecipient | undefined>;
  readonly exclusions: (campaignId: string) => Promise<Readonly<Record<string, number>>>;
  /** Recipients by the relay at which their body was begun. */
  readonly byRelay: (campaignId: string) => Promise<Readonly<Record<string, number>>>;
  readonly numberOf: (campaignId: string) => Promise<string | undefined>;
  /** Campaigns of an issue, rehearsals aside; the latest first. */
  readonly ofIssue: (issueId: string) => Promise<readonly CampaignRecord[]>;
  /** Active subscriptions that no campaign of this issue has reached, and a top-up would: who joined since, and who was left when one was stopped. */
  readonly notReached: (issueId: string, publicationId: string) => Promise<number>;
  readonly byApproval: (approvalId: string) => Promise<CampaignRecord | undefined>;
  /** Subscriptions that an earlier campaign of this issue handed over, or may have: nobody gets the same issue twice. */
  readonly submittedBefore: (issueId: string) => Promise<ReadonlySet<string>>;
  /** Of at most so many issues. */
  readonly audienceHistory: (publicationId: string, issuesMax: number) => Promise<AudienceHistory>;
  /** A campaign of this issue in which something can still happen. */
  readonly isUnderWay: (issueId: string) => Promise<boolean>;
}
