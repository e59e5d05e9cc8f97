import type { GivenClearance, Review, ReviewStore, WriteClearance } from "../ports/reviews.ts";
import type { Clock } from "../ports/surroundings.ts";
import { dayOf } from "./open-review.ts";
import type { ReviewedContent } from "./reviewed-content.ts";

export type ClearingOutcome =
  | "cleared"
  /** It reads otherwise than what was shown: nothing is cleared. */
  | "changed"
  /** The lake does not let the worker write. */
  | "notAllowed";

/** Clears an item for a colleague who read what `digest` names. A second time gives the same clearance again. */
export type ClearItem = (
  review: Review,
  said: { readonly name: string; readonly office: string; readonly digest: string },
) => Promise<ClearingOutcome>;

interface ClearItemWith {
  readonly content: ReviewedContent;
  readonly writeClearance: WriteClearance;
  readonly reviews: Pick<ReviewStore, "noteClearing">;
  readonly clock: Clock;
}

export function createClearItem({ content, writeClearance, reviews, clock }: ClearItemWith): ClearItem {
  return async (review, { name, office, digest }) => {
    const reviewed = await content.look(review);
    if (reviewed.state !== "complete" || reviewed.item?.textDigest !== digest) return "changed";
    const published = await content.publishedItem(review);
    // What is published is cleared with its draft where both read the same; where they differ, nobody has read what is published.
    const isSame = published?.textDigest === digest;
    const clearance: GivenClearance = { by: `${name}, ${office}`, on: dayOf(clock.now()), textDigest: digest };
    const written = await writeClearance({
      itemId: review.documentId,
      clearance,
      revision: reviewed.item.revision,
      publishedRevision: isSame ? published.revision : undefined,
    });
    if (written !== "written") return written;
    await reviews.noteClearing(review, clearance);
    return "cleared";
  };
}
