import * as z from "zod";

// Reviews as the Studio asks for them, under `/api/v1/`, signed in as for the rest of the desk API (`desk-api.ts`). Asking, revoking and
// resolving want a person who may edit: 403 `notAllowed` else.

export const reviewDaysMax = 30;
export const reviewDaysUsual = 14;
/** Names and offices, here and on the review page. */
export const nameCharactersMax = 100;

/** `POST /api/v1/reviews`: a link for a colleague without an account, to an item or to every edition of an issue. */
export const reviewRequestSchema = z.strictObject({
  documentId: z.string().min(1).max(200),
  /** Whom it is meant for: a name or an office, never an address. */
  forName: z.string().trim().min(1).max(nameCharactersMax),
  days: z.int().min(1).max(reviewDaysMax).default(reviewDaysUsual),
});
export type ReviewRequest = z.input<typeof reviewRequestSchema>;

/** `GET /api/v1/reviews?documentId=<id>`: the links to a document, the latest first. */
export interface ReviewsResponse {
  readonly reviews: readonly ReviewState[];
}

/** Also the answer to `POST /api/v1/reviews` and `POST /api/v1/reviews/<id>/revoke`. */
export interface ReviewState {
  readonly id: string;
  readonly forName: string;
  readonly askedByName: string;
  readonly askedAt: string;
  /** The last day on which the link opens, in UTC. */
  readonly lastDay: string;
  readonly state: "open" | "expired" | "revoked";
  /** Null for whoever may not edit: whoever has the link can clear. */
  readonly url: string | null;
  readonly looks: readonly ReviewLook[];
}

/** Somebody who said to have read it. */
export interface ReviewLook {
  readonly name: string;
  readonly office: string;
  readonly at: string;
}

/**
 * `GET /api/v1/comments?documentId=<id>&documentId=<id>`: what colleagues said of these documents or through links to them, the earliest
 * first.
 */
export interface CommentsResponse {
  readonly comments: readonly ReviewComment[];
}

/** Also the answer to `POST /api/v1/comments/<id>/resolve`. */
export interface ReviewComment {
  readonly id: string;
  readonly documentId: string;
  readonly author: string;
  readonly text: string;
  readonly at: string;
  readonly resolvedAt: string | null;
  readonly resolvedByName: string | null;
}
