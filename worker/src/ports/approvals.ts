import type { AudienceCounts, Authors, IssueSnapshot, PersonName, PreparedEdition, QuietHours, RenderedEdition } from "@newsletter/schemas";
import type { PlannedCampaign } from "./campaigns.ts";

/** What somebody is asked to sign. */
export interface NewApproval {
  readonly id: string;
  readonly issueId: string;
  readonly publicationId: string;
  /** The approved digest, over all that follows but who asked and why. */
  readonly digest: string;
  readonly snapshotDigest: string;
  readonly templateVersion: string;
  /** Null: as soon as the undo window after the last signature has passed. */
  readonly scheduledAt: string | null;
  readonly quietHours: QuietHours | null;
  readonly audience: AudienceCounts;
  readonly editions: readonly { readonly keyText: string; readonly editionDigest: string; readonly recipientCount: number }[];
  readonly askedBy: PersonName;
  readonly note: string;
  readonly authors: Authors;
}

export interface ApprovalRecord extends Omit<NewApproval, "editions"> {
  readonly state: "asked" | "approved" | "refused" | "withdrawn";
  readonly askedAt: string;
  readonly signatures: readonly Signature[];
  /** Who ended it: the last who signed, who refused, who withdrew; null while it is asked. */
  readonly decision: { readonly by: PersonName; readonly at: string; readonly reason: string | null } | null;
  readonly editions: readonly PreparedEdition[];
}

export interface Signature {
  readonly by: PersonName;
  readonly at: string;
  /** Why it was given by somebody who may not approve alone; null for an ordinary one. */
  readonly breakGlassReason: string | null;
}

/** The bytes an approval is about, as they are stored now. */
export interface ApprovedBytes {
  readonly approval: ApprovalRecord;
  readonly snapshot: IssueSnapshot;
  readonly editions: readonly RenderedEdition[];
}

export type SignOutcome =
  /** One more signature is needed. */
  | { readonly state: "signed" }
  /** It was the last: the campaign is planned, in the same transaction. */
  | { readonly state: "approved"; readonly campaignId: string }
  | { readonly state: "alreadyDecided" }
  /** The database itself refuses an author's signature, a second one of the same person, and a broken glass while others may approve. */
  | { readonly state: "notAllowed" };

/** Approvals, by `store/`. Every act leaves an audit row in its own transaction. */
export interface ApprovalStore {
  /** False when approval of this issue is asked for already. Snapshot and editions have to be kept before. */
  readonly ask: (approval: NewApproval) => Promise<boolean>;
  readonly approval: (id: string) => Promise<ApprovalRecord | undefined>;
  /** Somebody waits for a signature. */
  readonly isAsked: (issueId: string) => Promise<boolean>;
  readonly latest: (issueId: string) => Promise<ApprovalRecord | undefined>;
  /** Revisions of the documents in the last snapshot of this issue that was approved; undefined before the first. */
  readonly lastApprovedRevisions: (issueId: string) => Promise<IssueSnapshot["pinned"] | undefined>;
  /** `planned` is what the last signature makes a campaign of. With a reason the glass is broken: it takes two then, whoever they are. */
  readonly sign: (id: string, by: PersonName, planned: PlannedCampaign, breakGlassReason: string | null) => Promise<SignOutcome>;
  /** People who may approve it and neither wrote it nor asked for it, those who have signed among them. */
  readonly othersWhoMaySign: (id: string) => Promise<number>;
  /** False when it was decided before. */
  readonly end: (id: string, state: "refused" | "withdrawn", by: PersonName, reason: string | null) => Promise<boolean>;
  readonly bytesOf: (approvalId: string) => Promise<ApprovedBytes | undefined>;
  /** Before this one was asked for, of the same issue: the last that was approved, or of none such the last that was refused. */
  readonly decidedBefore: (approvalId: string) => Promise<ApprovedBytes | undefined>;
  readonly ofCampaign: (campaignId: string) => Promise<ApprovedBytes | undefined>;
  readonly now: () => Promise<string>;
  /** Zones of the runtime and of the database may differ. */
  readonly knowsTimeZone: (timeZone: string) => Promise<boolean>;
}
