/** A count of visits below it is shown to nobody and given out by nothing. */
export const shownCountMin = 10;
/** Visits that are alike (day, page, issue, partner, language, format) make one line in memory. More lines than this in one minute are not kept. */
export const visitLinesMax = 5_000;
/** How often what was counted goes to the database; a process that dies loses no more. */
export const visitsKeptEveryMs = 60_000;
/** Months, from the one in which an issue went out, for which visits to archive and form of its publication stand beside it. */
export const monthsBesideIssueMax = 3;
/** A partner that forwards to more people is a publisher of its own. */
export const peopleCountMax = 1_000_000;
/** How often an office may answer about one issue. More than this is a machine. */
export const answersPerQuestionMax = 50;
/** Of what is typed where a number is asked for. */
export const typedCountCharactersMax = 40;
