/** Waits for a pause in typing before the edition is rendered again. */
export const previewDelayMs = 300;
/** Waits for a pause in typing before items are looked for again. */
export const pickDelayMs = 150;
/** Several documents often change together; one look at the lake does for all of them. */
export const contentChangesDelayMs = 700;
/** After that the worker counts as not answering. */
export const workerTimeoutMs = 20_000;
/** The board asks for the states of so many issues at once; older ones are done. */
export const issueStatesMax = 50;
