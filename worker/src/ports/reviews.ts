import type { ReviewComment, ReviewLook } from "@newsletter/schemas";

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
