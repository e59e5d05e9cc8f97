/** A preview request carries the open form's documents; an issue with six languages of Portable Text stays far below. */
export const previewBodyBytesMax = 4_000_000;
/** A one-click POST has a body of 26 bytes, a little more as multipart; what it holds is not read. */
export const leaveBodyBytesMax = 16_384;
/** Bodies of all other requests. */
export const bodyBytesMax = 65_536;
/** Issues one request asks about; the Studio shows a screen of them. */
export const issueIdsMax = 200;
export const bearerCharactersMax = 4_000;
/** Previews follow typing. Per address and minute. */
export const previewsPerMinuteMax = 600;
/** A pre-flight renders every language twice, and is asked again while links are being looked at. Per address and minute. */
export const preflightsPerMinuteMax = 120;
/** A translation comes as text within JSON, where a letter may take six bytes. */
export const translationBodyBytesMax = 12_000_000;
/** Files for translators and back. Per address and minute. */
export const translationsPerMinuteMax = 60;
export const requestTimeoutMs = 60_000;
export const connectionTimeoutMs = 60_000;
export const keepAliveTimeoutMs = 10_000;
/** Issues on the index page. */
export const indexIssuesMax = 20;
/** Pictures never change under their name. */
export const mediaCacheSeconds = 31_536_000;
/** A corrected edition should show soon, and a mail to thousands should not come to us for every reader. */
export const editionCacheSeconds = 300;
/** Archive and feeds: a new issue should show soon, and feed readers ask far more often than there is one. */
export const archiveCacheSeconds = 300;
/** Each renders an edition and writes to colleagues. Per address and minute. */
export const proofsPerMinuteMax = 20;
/** Signing, stopping, deciding. Per address and minute. */
export const sendingActsPerMinuteMax = 60;
/** Progress is asked for every second, in every window that shows it. */
export const sendingStatesPerMinuteMax = 600;
/** The form of a review: a comment, two names, and what the page put in. */
export const reviewBodyBytesMax = 32_768;
/** Each look at a review renders an edition. Per address and minute. */
export const reviewPagesPerMinuteMax = 120;
/** Forms sent from one address in a minute: a colleague who writes ten short comments stays below. */
export const reviewFormsPerMinuteMax = 20;
/** The form of a selection: an issue's items, twice over, and a foreword in each language. */
export const packBodyBytesMax = 262_144;
/** Pages and single files of packs; each file renders an edition. Per address and minute. */
export const packPagesPerMinuteMax = 120;
/** Forms of a selection: every step up or down is one. Per address and minute. */
export const packFormsPerMinuteMax = 120;
/** Whole packs, which render every edition. Per address and minute. */
export const packArchivesPerMinuteMax = 20;
/** Questions about reviews and comments: each open form of the Studio asks every few seconds. Per address and minute. */
export const reviewQuestionsPerMinuteMax = 600;
/** Documents whose comments one request asks for: an issue and its items. */
export const commentedDocumentsMax = 200;
/** The audience of a publication: each window that shows it asks when somebody opens it. Per address and minute. */
export const audienceQuestionsPerMinuteMax = 300;
/** Segments and contacts kept and removed by hand. Per address and minute. */
export const audienceActsPerMinuteMax = 120;
/** A segment of 500 partners. */
export const audienceBodyBytesMax = 131_072;
/** A file of subscriptions in base64, of at most `importFileBytesMax`. */
export const audienceImportBodyBytesMax = 5_500_000;
export const audienceImportsPerMinuteMax = 20;
/** The form that subscribes, and that of a reader's settings. */
export const formBodyBytesMax = 16_384;
/** Looks at such pages, and forms sent, from one address in a minute; how many mails leave is bounded beside it. */
export const formPagesPerMinuteMax = 240;
export const formsPerMinuteMax = 60;
/** Text fields of a form that comes with a file. */
export const formFieldsMax = 40;
/** Files of members, each of which is read to its end. Per address and minute. */
export const memberImportsPerMinuteMax = 20;
