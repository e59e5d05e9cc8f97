/** A link that confirms opens for so long after its mail. */
export const confirmDays = 7;
/** People that one act of `newsletter audience invite` asks; the same act again asks the next ones. */
export const invitedPerActMax = 2_000;
/** Languages a form offers to choose, in order, unless somebody has more already. */
export const languageChoicesMin = 3;
/** RFC 5321, 4.5.3.1: of an address, and of what stands before its at sign. */
export const addressCharactersMax = 254;
export const localPartCharactersMax = 64;

const hourSeconds = 3_600;

/** Uses of forms that send a mail. A refused use counts as well: whoever goes on stays refused. */
export const formBounds = {
  /** Mails to one address, whoever asks for them. */
  address: { spanSeconds: 24 * hourSeconds, usesMax: 4 },
  /** An office behind one address of its own, on the day of a training, stays below. */
  network: { spanSeconds: hourSeconds, usesMax: 30 },
  /** Of everybody. Confirmations have to leave beside campaigns, and a relay minds mails to strangers. */
  all: { spanSeconds: hourSeconds, usesMax: 600 },
} as const;
/** Pauses that are offered; another one ends on a day of the reader's own, within a year. */
export const pauseWeeks = [2, 4, 8, 12, 26] as const;
export const pauseDaysMax = 366;
/** A link that a partner's contact asked for signs in for so long; whoever invites one may give it more. */
export const partnerSignInMinutes = 30;
/** A working day: then a partner's contact signs in again. */
export const partnerSessionMinutes = 8 * 60;
/** Of a partner's list, on a page. */
export const membersPerPageMax = 50;
/** A file a partner adds members by: its bytes, which are held for as long as it is looked at, and its lines. */
export const memberFileBytesMax = 2_000_000;
export const memberLinesMax = 20_000;
/** Lines that are shown of what a file comes to; the others are counted. */
export const memberLinesShownMax = 200;
/** People a partner may add in a day, and those among them whom no agreement brings: each of these is a mail to somebody who did not ask. */
export const memberAdditionsPerDayMax = 20_000;
export const memberAsksPerDayMax = 500;
/** Times a person is asked by a mail, whoever adds them again. */
export const memberAsksMax = 3;
/** Of the reason that a partner gives for a suppression of its own. */
export const noteCharactersMax = 200;
/** Of what a partner may say for its members; the column takes no more. */
export const membersPaceMax = 1_000_000;
/** Suppressions of a partner's that are shown. */
export const partnersSuppressionsMax = 1_000;
