/** Of whoever sits before the screen. */
export const ownTimeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
