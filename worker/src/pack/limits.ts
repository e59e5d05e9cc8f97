/** All pictures of one pack; what is beyond stays on the web, and the manifest says where. */
export const packPicturesBytesMax = 40_000_000;
/** A word of the partner's own. A longer one is a letter, and belongs into a mail of theirs. */
export const forewordCharactersMax = 2_000;
/** How often an office may change its mind about one issue. More than this is a machine. */
export const picksPerPackMax = 200;
/** Selections of one issue that are listed for its publisher, the latest first. */
export const picksListedMax = 1_000;
