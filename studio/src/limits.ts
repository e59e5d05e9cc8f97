/** The whole issue is looked at after a pause, not between two letters of a slow typist: it renders every edition. */
export const preflightDelayMs = 1_000;
/** While links are still being tried, the list is asked for again. */
export const linksAgainMs = 2_000;
/** Waits for a pause in typing before items are looked for again. */
export const pickDelayMs = 150;
/** Somebody who types has a save about every second; lists are asked for again when that pauses. */
export const contentChangesDelayMs = 1_500;
/** Where somebody is always typing, they are asked for again this often all the same. */
export const contentChangesDelayMaxMs = 6_000;
/** After that the worker counts as not answering. */
export const workerTimeoutMs = 20_000;
/** A file of subscriptions, some tens of thousands of lines. */
export const importTimeoutMs = 60_000;
/** A question without an answer is asked again this often, */
export const problemAgainMs = 3_000;
/** and after so many times (ten minutes) only by hand. */
export const problemAgainMax = 200;
/** A translation that comes back; the worker takes no more either. */
export const translationFileBytesMax = 8_000_000;
/** The board asks for the states of so many issues at once; older ones are done. */
export const issueStatesMax = 50;
/** What becomes of the issues on the board: a campaign runs for minutes, an approval takes hours. */
export const issueStatesAgainMs = 10_000;
/** While the review is open beside the form, what colleagues said and did is asked for this often. */
export const reviewAgainMs = 5_000;
/** While it is closed, only the number on its button is. */
export const commentCountAgainMs = 30_000;
/** Items whose comments one question asks about; an issue has some thirty. */
export const commentedItemsMax = 150;
/** A save usually takes a tenth of a second; after this the editor is told that the lake does not answer. */
export const slowSaveMs = 4_000;
/** Whose session a token is of is asked once, beside the Studio's own start. */
export const personTimeoutMs = 20_000;
/** A lake that was killed is back after some five seconds; its readers have it a second later. */
export const readAgainMs = 1_000;
/** After ten minutes without the lake the Studio may say that it cannot go on. */
export const readsWaitMaxMs = 600_000;
/** Of one paste into running text; an item's text is a few hundred characters, a letter a few thousand. */
export const pastedTextCharactersMax = 20_000;
/** Of one paste into a field of one line; web addresses are the longest. */
export const pastedLineCharactersMax = 2_000;
/** A word processor's markup around a page of text has about 100,000. */
export const pastedMarkupCharactersMax = 400_000;
/** Long enough to read two sentences twice. */
export const pasteNoticeMs = 20_000;
/** So many entries of the shown months are asked for; a month of more is said to be cut off. */
export const calendarEntriesMax = 1_000;
/** Lines of bars in a week of the calendar; what does not fit is counted, and leads to the agenda. */
export const barLinesMax = 5;
/** Months that the agenda shows at once. */
export const agendaMonthsShown = 3;
/** Organisations, partners and projects that everything can be asked about. */
export const aboutSubjectsMax = 2_000;
/** Items about one subject, of whatever date; more are said to be cut off. */
export const itemsAboutMax = 2_000;
/** While a campaign counts down or runs, what became of it is asked for this often, */
export const sendingLivelyAgainMs = 1_000;
/** and else, while the panel is open, this often. */
export const sendingAgainMs = 10_000;
/** While it is closed, only the words on its button are. */
export const sendingButtonAgainMs = 30_000;
/** A countdown is followed by the second from here on; days before, nothing changes by the second. */
export const countdownLivelyFromMs = 300_000;
/** The countdown on the screen moves by itself between two answers. */
export const countdownTickMs = 250;
/** Every edition is rendered, pictures and all, when it is asked what would be sent. */
export const prepareTimeoutMs = 60_000;
/** Of a note to the approver or a reason; the worker takes no more either. */
export const sendingWordsMax = 2_000;
/** Segments, contacts and counts of a publication, while somebody looks at them. */
export const audienceAgainMs = 30_000;
/** What partners picked for their packs, while the panel is open. */
export const pickedPacksAgainMs = 30_000;
/** Who wishes to stop, while somebody looks at the audience. */
export const leavingsAgainMs = 30_000;
