// Bounds of files with subscriptions; `limits.ts` of the worker has the one of bytes.

export const rowCharactersMax = 10_000;
export const importLinesMax = 1_000_000;
/** Of a subscription, in order. */
export const languagesOfSubscriptionMax = 10;
/** The column `subscriptions.tags` has it as well. */
export const tagsOfSubscriptionMax = 20;
