/** Inboxes on a phone show about this much of a subject; what comes after is cut off. */
export const subjectCharactersShown = 60;
/** No inbox shows more; such a subject is a text in the wrong field. */
export const subjectCharactersMax = 150;
/** What inboxes show beside a subject. */
export const preheaderCharactersShown = 120;
/** Fewer letters say nothing about the language they are in: an acronym may stand alone in any. */
export const lettersToJudgeMin = 8;
/** Least share of a text's letters that are of its language's script. Latin names and acronyms stand in texts of every language. */
export const ownScriptShareMin = 0.3;
/** Characters of a text that a message repeats. */
export const quotedCharactersMax = 60;
/** Snapshots whose editions' findings are remembered: what a few editors have open. */
export const snapshotsRememberedMax = 50;
/** Partner copies a pre-flight renders for the sake of their mastheads: with more partners than this it would take longer than an editor waits. */
export const mastheadsMax = 40;
