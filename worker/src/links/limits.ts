/** Different addresses looked at for one issue; a long one has some sixty. */
export const linksPerIssueMax = 200;
/** Addresses looked at side by side, for all issues of a process. */
export const linksAtOnceMax = 5;
/** Addresses that wait for their turn; what does not fit is taken when it is asked for again. */
export const linksWaitingMax = 1_000;
/** From the connection to the header of an answer. */
export const requestTimeoutMs = 5_000;
/** All that is done for one address: names, HEAD, GET, redirects. */
export const linkTimeoutMs = 20_000;
export const redirectsMax = 5;
export const headerBytesMax = 16_384;
/** How long a state is remembered, and how long it is when nothing could be learned for want of a network. */
export const stateCachedMs = 15 * 60_000;
export const noNetworkCachedMs = 60_000;
export const statesCachedMax = 5_000;
/** A name server that does not answer is asked twice, each time for so long. */
export const nameTimeoutMs = 2_000;
export const nameTriesMax = 2;
