/** A translation comes back as a file of this length at most, in characters: an issue's texts in two languages stay far below. */
export const translationCharactersMax = 2_000_000;
/** Texts in one file; an issue has some hundreds. */
export const unitsMax = 5_000;
/** Elements within elements of an XLIFF file; a text needs some ten. */
export const xmlDepthMax = 100;
/** Formats within formats: a link in an emphasis in a list. Deeper nesting is no text of ours. */
export const nestingMax = 20;
