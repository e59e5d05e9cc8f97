/** Issues on a page of the archive. */
export const issuesPerPageMax = 20;
/** Items on a page of what was found. */
export const itemsPerPageMax = 20;
/** Pages that can be turned to: more than twenty items a day for a decade. */
export const pagesMax = 5_000;
/** Of what a reader types into the search field; what is longer is cut. */
export const searchCharactersMax = 200;
/** Words of a search that count. */
export const searchWordsMax = 12;
/** Words an item is found by. The longest text of an issue has a tenth of it. */
export const wordsPerItemMax = 20_000;
/** A tsvector refuses words of 2 kB; nobody types one of 60 letters. */
export const wordCharactersMax = 60;
/** What of an item stands below its title. */
export const summaryCharactersMax = 280;
/** Entries of a feed: what a reader who was away for a year has missed, and no more bytes than that. */
export const feedEntriesMax = 20;
/** Of sitemaps.org: addresses in one file. */
export const sitemapAddressesMax = 50_000;
/** Issues the sitemap knows: five files in six languages, and no machine's memory. */
export const sitemapIssuesMax = 40_000;
