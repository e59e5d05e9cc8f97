/** The whole issue is looked at less often than one edition is drawn. */
export const preflightDelayMs = 600;
/** While links are still being tried, the list is asked for again. */
export const linksAgainMs = 2_000;
/** Waits for a pause in typing before items are looked for again. */
export const pickDelayMs = 150;
/** Several documents often change together; one look at the lake does for all of them. */
export const contentChangesDelayMs = 700;
/** After that the worker counts as not answering. */
export const workerTimeoutMs = 20_000;
/** The board asks for the states of so many issues at once; older ones are done. */
export const issueStatesMax = 50;
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
