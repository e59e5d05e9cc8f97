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
