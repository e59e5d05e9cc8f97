/** The Studio stamps a new document by its own clock, which may run ahead or behind. */
export const createdAtToleranceMs = 60_000;
/** What is heard waits this long for more before it is written: somebody who types makes a change a second. */
export const heardWaitMs = 500;
/** Changes that wait to be written while the database is away; more are left to the lake's history. */
export const heardWaitingMax = 5_000;
/** The lake is asked what changed this often, besides what is heard: a connection can die without a word. */
export const catchUpEveryMs = 600_000;
/** After something failed: until the next try. */
export const catchUpAgainMs = 5_000;
/** A transaction may be seen this much later than the time it bears. */
export const seenLateMs = 60_000;
/** What is older is forgotten: what was approved before that and changed since then takes two approvers. */
export const logKeptDays = 1_100;
/** Changes of one document that are read from the log; what lies before is a gap. */
export const logChangesReadMax = 20_000;
