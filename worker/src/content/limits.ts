/** An issue refers to some thirty pictures; more than this is a mistake somewhere. */
export const picturesPerIssueMax = 300;
/** Pictures fetched and re-encoded at a time. */
export const picturesAtOnceMax = 4;
/** An issue offers a handful of files. */
export const filesPerIssueMax = 50;
/** Files fetched at a time; each is in memory whole. */
export const filesAtOnceMax = 2;
/** Assets of one kind whose copy is remembered; an asset's id never changes its bytes. */
export const assetsRememberedMax = 2_000;
/** Documents the overlay of an open form may add by new references, in so many rounds: a call, its entry, a project, its funder. */
export const overlayRoundsMax = 4;
/** Parts of parts of a whole. Nobody nests deeper; a longer chain is not followed. */
export const partOfStepsMax = 10;
/** Sets of files that mails carry, as they are sent: two issues in six languages, each up to 2 MB. */
export const attachmentSetsRememberedMax = 12;
/** Pictures of a news item beside its first. */
export const morePicturesMax = 2;
