/** A word that addresses of ours are made of. */
export function isSlug(word: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/u.test(word);
}

/** What stands below a publication beside its issues. */
export const reservedIssueSlugs: ReadonlySet<string> = new Set(["archive", "calendar", "feed"]);

/** First words of our own addresses; a publication of that name would hide them, and both stand in inboxes for years. */
export const reservedSlugs: ReadonlySet<string> = new Set([
  "api",
  "archive",
  "calendar",
  "confirm",
  "decide",
  "events",
  "feed",
  "leave",
  "media",
  "pack",
  "partner",
  "preferences",
  "reach",
  "review",
  "settings",
  "subscribe",
  "u",
  "undo",
  "verify",
]);
