/** The link of an invitation opens for so long; after that its contact asks for another one. */
export const inviteDays = 14;
/** Mails with a link to contacts of one partner in a day, whoever asks for them. */
export const invitesPerDayMax = 20;
/** The same link again is the same click until then. */
export const inviteAgainMinutes = 10;
/** Tests to one address in a day; within a minute it is the same click. */
export const testsPerDayMax = 5;
/** Mails that ask the owner of a mailbox of one person, for one subscription in a day. */
export const ownerAskedPerDayMax = 4;
export const remarkCharactersMax = 2_000;
/** Answers of one partner in a day. */
export const answersPerDayMax = 40;
export const remarksShownMax = 20;
