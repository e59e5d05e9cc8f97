/** Of a report the beginning is read: what the returned message brings along behind it may be of any size. */
export const messageCharactersMax = 2_000_000;
/** A longer line is cut: what names a row stands far before. */
export const lineCharactersMax = 20_000;
/** Fields of one header block, folded lines joined; what follows is not looked at. */
export const headerFieldsMax = 1_000;
export const headerFieldCharactersMax = 20_000;
/** Parts of one message, at all depths together. */
export const partsMax = 100;
/** Multiparts and messages within each other. */
export const depthMax = 10;
/** Reports on one recipient within one DSN; ours have one. */
export const reportedRecipientsMax = 100;
/** Tokens or Message-IDs at one kind of place; a report about one message has one or two. */
export const namesMax = 20;
/** Queue ids of a relay's log that are remembered at a time; the one that was not heard of for longest is forgotten. */
export const queueIdsMax = 100_000;
/** Lines at the beginning of a file in which something has to show what it is. */
export const firstLinesMax = 20;
/** What a report or a log says, as it is kept. */
export const diagnosticCharactersMax = 500;
/** Pieces of evidence that are laid beside the ledger in one statement. */
export const batchSizeMax = 1_000;
/** Messages and lines that could not be read and are named; the others are counted. */
export const unreadableNamedMax = 100;
