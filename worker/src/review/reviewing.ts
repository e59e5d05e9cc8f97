import type { FindReviewed, ReviewStore } from "../ports/reviews.ts";
import type { Clock, Ids } from "../ports/surroundings.ts";
import type { ClearItem } from "./clear-item.ts";
import type { OpenReview } from "./open-review.ts";
import type { ReviewedContent } from "./reviewed-content.ts";

/** All that the review page and the Studio's questions about reviews need. */
export interface Reviewing {
  readonly reviews: ReviewStore;
  readonly findReviewed: FindReviewed;
  readonly openReview: OpenReview;
  readonly content: ReviewedContent;
  readonly clearItem: ClearItem;
  readonly tokenKey: Uint8Array;
  readonly ids: Ids;
  readonly clock: Clock;
}
