/** The database gave a group number that this journal has passed: it was restored under the running process. */
export class JournalAheadError extends Error {
  override readonly name = "JournalAheadError";
}
