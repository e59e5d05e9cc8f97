/** An issue with everything it refers to; one request answers with all of them. */
export const documentsMax = 2_000;
/** A request to the lake that takes longer is given up. */
export const requestTimeoutMs = 15_000;
/** What is read of one picture's answer. */
export const pictureBytesMax = 40_000_000;
/** What is read of one file's answer: readers download it over their own lines. */
export const fileBytesMax = 20_000_000;
/** A sign-in is asked for again after this time, so that a person whose role was taken away is locked out within it. */
export const userCachedMs = 60_000;
/** Tokens remembered at once; the oldest leaves first. */
export const usersCachedMax = 500;
/** What is read of one answer about history or people. */
export const lakeAnswerBytesMax = 16_000_000;
/** Transactions in the first page of a document's history: most documents have not changed since they were approved. */
export const historyPageFirst = 50;
/** Transactions in each further page; typing makes about one a second. */
export const historyPageMax = 500;
/** Pages read of one document and its draft, some 20,000 transactions; what lies before is a gap. */
export const historyPagesMax = 40;
/** Transactions of one document that are looked at for having copied and not written; the others count as written. */
export const copiesLookedAtMax = 50;
/** People asked for at once. */
export const peoplePerRequestMax = 100;
/** Documents whose present state is asked for at once, each with its draft. */
export const documentStatesPerRequest = 100;
/** Histories read at the same time. */
export const historiesAtOnceMax = 8;
/** Documents in a page of those that changed while nobody listened. */
export const changedDocumentsPerPage = 50;
/** A listener that was refused tries again after this. */
export const listenAgainMs = 30_000;
