import type { Clock, FindReviewed, Ids, ReviewStore } from "../ports.ts";
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
