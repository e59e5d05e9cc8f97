/** How much one link may leave behind. A colleague reads and says a few things; more than this is a machine. */
export const commentsPerReviewMax = 200;
export const looksPerReviewMax = 100;
/** A longer comment is another text; it belongs into a file. */
export const commentCharactersMax = 4_000;
/** Links to one document that are listed; older ones have long expired. */
export const reviewsListedMax = 50;
/** Comments on an issue and all of its items that are listed. */
export const commentsListedMax = 500;
