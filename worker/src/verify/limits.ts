/** A mail that somebody asks about, pasted or as a file: as much as one of ours may have (`messageBytesMax`), which members pass on in base64 or twice. */
export const askedMailBytesMax = 4_000_000;
/** The same, as people are told. */
export const askedMegabytesMax = askedMailBytesMax / 1_000_000;
/** Of its beginning, what is read as lines of fields. */
export const fieldLinesMax = 2_000;
/** A longer line of fields is cut. */
export const fieldLineCharactersMax = 20_000;
/** Parts of one mail, at all depths together; ours has two and its files. */
export const partsMax = 100;
/** Multiparts and mails within each other: a forward of a forward of a forward stays below. */
export const depthMax = 10;
/** Texts of a mail that are laid beside ours. */
export const textsMax = 12;
/** Characters of one text; the HTML of an edition has a tenth of it. */
export const textCharactersMax = 1_500_000;
/** Words of one text. */
export const wordsMax = 150_000;
/** Message-IDs of a mail that are looked up. */
export const messageIdsMax = 20;
/** Issues that one mail is laid beside. */
export const issuesMax = 4;
/** The newest campaigns whose titles are looked for in a mail that names none of our addresses. */
export const titlesMax = 120;
/** Partners whose editions are looked at, of those whose name stands in the mail. */
export const partnersMax = 4;
/** Words in a row that two texts share by no accident. */
export const runWords = 6;
/** So few words in a row, at the edge of what is ours, are the same by accident. */
export const strayWordsMax = 3;
/** Less of an edition than this part, and the mail is not it. */
export const sharedPartMin = 0.25;
/** So many words that are ours are an excerpt, however small a part of the edition they are. */
export const excerptWordsMin = 40;
/** Differences that are looked for one by one; a text with more of them is another text. */
export const editsMax = 1_500;
/** Differences of one kind that are shown, and characters of each. */
export const shownMax = 20;
export const shownCharactersMax = 300;
/** Rows of the table of recent issues. */
export const recentIssuesMax = 12;
/** Texts of editions that are kept ready for the next question. */
export const referencesMax = 48;
