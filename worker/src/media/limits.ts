/** A picture for a mail that is 600 px wide, at twice its size. */
export const widthPxMax = 1_200;
/** The same for where it is shown in a column or beside a text, and on a phone. */
export const smallWidthPxMax = 600;
/** What an upload may weigh before it is looked at. */
export const pictureBytesMax = 40_000_000;
/** Guards against a small file that unpacks to a huge picture. */
export const inputPixelsMax = 100_000_000;
/** Stored pictures of a mail stay far below this. */
export const storedBytesMax = 4_000_000;
/** Fixed, so that the same picture gives the same bytes everywhere. */
export const jpegQuality = 80;
/** A file that readers download; larger ones belong on a page of their own. */
export const fileBytesMax = 20_000_000;
