import * as z from "zod";
import { audienceChoiceSchema, type AudienceDefinition } from "./audience-api.ts";
import type { EditionKey } from "./edition-key.ts";
import type { PaceForecast } from "./pace-forecast.ts";
import { quietHoursSchema, type QuietHours } from "./quiet-hours.ts";
import type { Finding } from "./rendered-edition.ts";

// From "ask for approval" to the last settled recipient, as the Studio asks for it under `/api/v1/sending`, signed in as for the rest of the
// desk API. Asking wants a person who may edit; approving and refusing the right `approve` of the publication; pausing, resuming and resolving
// the right `operate`; cancelling, whoever holds one of these. Errors besides the desk API's own: 409 `changedMeanwhile`, `alreadyDecided`;
// 403 `notAllowed` says why in its message (an author may not approve).

const idSchema = z.string().min(1).max(200);
const digestSchema = z.string().length(64);
const wordsSchema = z.string().trim().max(2_000);
/** Absent: everybody. 404 `notFound` for a segment or a partner that is not there. */
const audienceSchema = audienceChoiceSchema.exactOptional();

/** `POST /sending/prepare`: what would be sent now, from what is published. Renders every edition: some seconds. */
export const prepareRequestSchema = z.strictObject({ issueId: idSchema, audience: audienceSchema });
export type PrepareRequest = z.infer<typeof prepareRequestSchema>;

export type PrepareResponse =
  | { readonly state: "incomplete"; readonly findings: readonly Finding[] }
  | {
      readonly state: "prepared";
      readonly publicationId: string;
      /** Over snapshot (with media and sender), editions, template version and audience definition; to be sent back when approval is asked for. */
      readonly digest: string;
      /** Findings of severity `error` stand in the way. */
      readonly findings: readonly Finding[];
      /** Items of the issue have changes that are not published: they are not in what is prepared. */
      readonly hasUnpublishedChanges: boolean;
      readonly editions: readonly PreparedEdition[];
      readonly audience: AudienceCounts;
      /** How long it takes at the pace of the relay, with nothing else on its way; null while it need not wait. */
      readonly pace: PaceForecast | null;
      readonly authors: Authors;
      /** Of the people who may approve here, those who are no author, and not who is asking. */
      readonly approvers: readonly PersonName[];
    };

/** An edition as it will be sent; `recipientCount` is 0 for a page. */
export interface PreparedEdition {
  readonly key: EditionKey;
  /** `en.direct.personal` */
  readonly keyText: string;
  readonly subject: string;
  readonly htmlBytes: number;
  readonly digest: string;
  readonly recipientCount: number;
}

export interface AudienceCounts {
  /** Whom it was chosen for; absent for everybody. */
  readonly definition?: AudienceDefinition;
  readonly candidateCount: number;
  readonly plannedCount: number;
  readonly excludedCount: number;
  /** By reason (`suppressed`, `languageMissing` ...), only what there is. */
  readonly exclusions: Readonly<Record<string, number>>;
  /** One line per partner and one for those without; `name` is null for the latter. */
  readonly partners: readonly {
    readonly partnerId: string | null;
    readonly name: string | null;
    readonly plannedCount: number;
    readonly excludedCount: number;
  }[];
}

export interface PersonName {
  readonly id: string;
  readonly name: string;
}

/** Who changed what differs from the last approved bytes. */
export interface Authors {
  readonly people: readonly PersonName[];
  /** How many approvers it takes: two where the history has a gap or a program wrote, or where the audience looks wrong. */
  readonly signaturesNeeded: 1 | 2;
  /** Why two, in words; null for one. */
  readonly reason: string | null;
}

/**
 * `POST /sending/rehearse`: a complete run of what is published into the local mailbox, which asks nobody's approval. Wants a person who may
 * edit. Its progress is the issue's state on the board.
 */
export const rehearseRequestSchema = z.strictObject({ issueId: idSchema });

export interface RehearseResponse {
  readonly plannedCount: number;
  readonly excludedCount: number;
}

/** `POST /sending/ask`. Without `scheduledAt` the campaign begins when the undo window after the approval has passed. */
export const askApprovalRequestSchema = z.strictObject({
  issueId: idSchema,
  digest: digestSchema,
  note: wordsSchema,
  scheduledAt: z.iso.datetime().nullable(),
  audience: audienceSchema,
  quietHours: quietHoursSchema.nullable().default(null),
});
export type AskApprovalRequest = z.infer<typeof askApprovalRequestSchema>;

/** `POST /sending/approve`: signs this digest and no other. The last signature needed plans the campaign. */
export const approveRequestSchema = z.strictObject({ approvalId: idSchema, digest: digestSchema });
/**
 * `POST /sending/breakGlass`: where too few people who did not write it may approve, two who hold a right of the publication sign together, each
 * with a reason that the report shows. The second plans the campaign.
 */
export const breakGlassRequestSchema = z.strictObject({ approvalId: idSchema, digest: digestSchema, reason: wordsSchema.min(1) });
export type BreakGlassRequest = z.infer<typeof breakGlassRequestSchema>;
/** `POST /sending/refuse` */
export const refuseRequestSchema = z.strictObject({ approvalId: idSchema, reason: wordsSchema.min(1) });
/** `POST /sending/withdraw`: by who asked, before it is decided. */
export const withdrawRequestSchema = z.strictObject({ approvalId: idSchema });
/** `POST /sending/pause`, `/resume`, `/cancel`, and `/retry`: what is deferred is tried now. */
export const campaignActRequestSchema = z.strictObject({ campaignId: idSchema });
/** `POST /sending/resolve`: a person's decision about recipients whose outcome nobody can know. */
export const resolveRequestSchema = z.strictObject({
  campaignId: idSchema,
  seqs: z.array(z.int().min(1)).min(1).max(500),
  decision: z.enum(["accepted", "abandoned", "submitAgain"]),
  reason: wordsSchema.min(1),
});
export type ResolveRequest = z.infer<typeof resolveRequestSchema>;

/** `POST /sending/planAgain`: recipients who were rejected because of us, once what was wrong is put right. */
export const planAgainRequestSchema = z.strictObject({ campaignId: idSchema, reason: wordsSchema.min(1) });
export type PlanAgainRequest = z.infer<typeof planAgainRequestSchema>;

/** `POST /sending/mail`: the message of one recipient, by its number or address, as `message/rfc822`. Wants the right to operate; put on record. */
export const recipientMailRequestSchema = z.strictObject({
  campaignId: z.uuid(),
  of: z.union([z.strictObject({ seq: z.int().min(1) }), z.strictObject({ address: z.string().trim().min(3).max(320) })]),
});
export type RecipientMailRequest = z.infer<typeof recipientMailRequestSchema>;

/**
 * `POST /sending/rearm`: after a restore or a move, what the journals of the worker's machine have that the ledger does not know, and, `isForReal`,
 * the ledger brought up to them and sending unlocked. Wants the right to operate any publication. Journals of other machines are a matter of the
 * command line; `machines` is the operator's word on how many have sent since the backup.
 */
export const rearmRequestSchema = z.strictObject({ isForReal: z.boolean(), machines: z.int().min(0).max(1_000).nullable() });
export type RearmRequest = z.infer<typeof rearmRequestSchema>;

export interface RearmResponse {
  readonly isDone: boolean;
  /** Something is to be done, and nothing stands in the way. */
  readonly mayBeDone: boolean;
  /** For people: what it would do, what stands in the way, or what it has done. */
  readonly lines: readonly string[];
}

/** What every act answers, and `GET /sending?issueId=<id>`. Cheap: it may be asked every second while something runs. */
export interface SendingState {
  readonly me: { readonly id: string; readonly mayEdit: boolean; readonly mayApprove: boolean; readonly mayOperate: boolean };
  /** The latest that was asked for; null before. */
  readonly approval: ApprovalState | null;
  /** What the approval became; null until it is signed. */
  readonly campaign: CampaignState | null;
  /** Why nothing is handed over at all until an operator has re-armed the installation; null while nothing locks it. */
  readonly lockedReason: string | null;
  /** Where approved campaigns leave, and what they fall back on; none while everything goes to the mailbox on the worker's machine. */
  readonly relays: readonly RelayName[];
  /** Campaigns of this issue before that one, the latest first: a later one goes to whom the others did not. */
  readonly earlier: readonly EarlierCampaign[];
  /** Once a campaign is over: active subscriptions that no campaign of this issue has reached. Null before. */
  readonly notReachedCount: number | null;
  /** Of the worker's database, for countdowns: clocks of machines differ. */
  readonly now: string;
}

export interface RelayName {
  readonly name: string;
  readonly host: string;
}

export type EarlierCampaign = Pick<CampaignState, "id" | "status" | "beginsAt" | "candidateCount" | "counts">;

export interface ApprovalState {
  readonly id: string;
  readonly state: "asked" | "approved" | "refused" | "withdrawn";
  /** The approved digest: what was prepared, and the schedule. */
  readonly digest: string;
  readonly askedBy: PersonName;
  readonly askedAt: string;
  readonly note: string;
  readonly scheduledAt: string | null;
  /** In which nothing is handed over; null for none. */
  readonly quietHours: QuietHours | null;
  /** What is published, or how it is rendered, is not what approval was asked for any more: it cannot be signed, and has to be asked for again. */
  readonly isStale: boolean;
  readonly authors: Authors;
  readonly signatures: readonly Signature[];
  /** Why it was refused. */
  readonly decision: { readonly by: PersonName; readonly at: string; readonly reason: string } | null;
  readonly editions: readonly PreparedEdition[];
  /** Counted when it was asked for. */
  readonly audience: AudienceCounts;
  /** Why who is asking may not sign, in one sentence; null when she may. */
  readonly signingObstacle: string | null;
  /** Too few others may approve it, and who is asking may sign by break-glass. */
  readonly mayBreakGlass: boolean;
}

export interface Signature {
  readonly by: PersonName;
  readonly at: string;
  /** Why it was given by break-glass; null for an ordinary one. */
  readonly breakGlassReason: string | null;
}

export interface CampaignState {
  readonly id: string;
  readonly status: "scheduled" | "running" | "paused" | "held" | "waiting" | "needsDecision" | "finished" | "cancelled";
  /** Nothing is handed over before: the end of the undo window, or the schedule. */
  readonly beginsAt: string;
  readonly heldReason: string | null;
  /** The quiet hours in which it waits now; null outside of them. */
  readonly quietNow: QuietHours | null;
  /** How long it takes at the pace of its relay; null while it need not wait for that. */
  readonly pace: PaceForecast | null;
  readonly candidateCount: number;
  readonly counts: Readonly<
    Record<"planned" | "claimed" | "handed" | "accepted" | "deferred" | "rejected" | "unconfirmed" | "excluded", number>
  >;
  readonly exclusions: Readonly<Record<string, number>>;
  /** Of those that are rejected, by category: `recipient`, `mailbox`, `ours` (sender, content or policy), `expired`, `abandoned`. */
  readonly rejections: readonly Rejection[];
  /** At most 100; addresses are masked. */
  readonly unconfirmed: readonly UnconfirmedRecipient[];
  /** What has come back so far: unconfirmed recipients whose outcome it proved, and bounces of what was accepted. */
  readonly evidence: { readonly settledCount: number; readonly bounceCount: number };
}

export interface Rejection {
  readonly category: string;
  readonly count: number;
  /** The reply that came most often, as `550 5.7.26`; null when there was none. */
  readonly reply: string | null;
}

export interface UnconfirmedRecipient {
  readonly seq: number;
  /** `d…@example.org` */
  readonly maskedAddress: string;
  readonly messageId: string;
  /** Where its body was begun, by name; null for what was handed over before relays had names. */
  readonly relay: string | null;
  readonly evidence: string | null;
}

/** `GET /sending/edition?approvalId=<id>&key=<key text>`: the stored bytes that the approval is about. */
export interface ApprovedEditionResponse {
  readonly subject: string;
  readonly preheader: string;
  readonly from: string;
  readonly html: string;
  readonly text: string;
  /** Files that the mail carries, by the names readers save them under; absent for none. */
  readonly attachments?: readonly { readonly name: string; readonly bytes: number }[];
}
