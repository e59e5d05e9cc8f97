import { issueReviewToken, readReviewToken } from "../audience/review-token.ts";
import type { Review, ReviewStore } from "../ports/reviews.ts";
import type { Clock } from "../ports/surroundings.ts";

export type OpenedReview = { readonly state: "open"; readonly review: Review } | { readonly state: "expired" | "revoked" | "unknown" };

/** Opens the link of a review. Changes nothing: whoever scans mail opens every link. */
export type OpenReview = (token: string) => Promise<OpenedReview>;

interface OpenReviewWith {
  readonly reviews: Pick<ReviewStore, "byNumber">;
  readonly tokenKey: Uint8Array;
  readonly clock: Clock;
}

export function createOpenReview({ reviews, tokenKey, clock }: OpenReviewWith): OpenReview {
  return async (token) => {
    const read = readReviewToken(tokenKey, token);
    const review = read === undefined ? undefined : await reviews.byNumber(read.reviewNumber);
    if (read?.isAbout(review?.documentId ?? "") !== true || review === undefined) return { state: "unknown" };
    if (review.isRevoked) return { state: "revoked" };
    if (dayOf(clock.now()) > read.lastDay) return { state: "expired" };
    return { state: "open", review };
  };
}

export function reviewState({ isRevoked, lastDay }: Review, now: Date): "open" | "expired" | "revoked" {
  if (isRevoked) return "revoked";
  return dayOf(now) > lastDay ? "expired" : "open";
}

/** The same at every asking: a link is derived, and stored nowhere. */
export function reviewUrl(publicUrl: string, tokenKey: Uint8Array, { number, documentId, lastDay }: Review): string {
  return `${publicUrl}/review/${issueReviewToken(tokenKey, { reviewNumber: number, documentId, lastDay })}`;
}

/** In UTC. */
export function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
