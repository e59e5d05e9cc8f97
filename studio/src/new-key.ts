/** The `_key` of a member that is added to an array: short, and not met twice within one document. */
export function newKey(): string {
  return crypto.randomUUID().slice(0, 12);
}
