import type { ContentModules } from "./compose-content.ts";
import type { SendingModules } from "./compose.ts";
import { renderEditions } from "./rendering/render-editions.ts";
import { createClearItem } from "./review/clear-item.ts";
import { createOpenReview } from "./review/open-review.ts";
import { createReviewedContent } from "./review/reviewed-content.ts";
import type { Reviewing } from "./review/reviewing.ts";
import { createFindReviewed } from "./sanity/find-reviewed.ts";
import type { LakeSettings } from "./sanity/lake-client.ts";
import { createWriteClearance } from "./sanity/write-clearance.ts";

/** Reviews, joined from the database and the content lake. */
export function composeReviews(
  { reviews, tokenKey, ids, clock }: Pick<SendingModules, "reviews" | "tokenKey" | "ids" | "clock">,
  { takeSnapshot, takeItemSnapshot }: Pick<ContentModules, "takeSnapshot" | "takeItemSnapshot">,
  lake: LakeSettings,
): Reviewing {
  const findReviewed = createFindReviewed(lake);
  const content = createReviewedContent({ takeSnapshot, takeItemSnapshot, findReviewed, renderEditions });
  return {
    reviews,
    findReviewed,
    content,
    openReview: createOpenReview({ reviews, tokenKey, clock }),
    clearItem: createClearItem({ content, writeClearance: createWriteClearance(lake), reviews, clock }),
    tokenKey,
    ids,
    clock,
  };
}
