// What the domain needs from outside. Domain folders take ports and plain data, and give back plain data; adapters implement them;
// `main.ts` and `cli/` join the two. Times are instants in UTC, ids are strings.

export interface Clock {
  readonly now: () => Date;
}

/** Random and time-ordered identifiers, injected so that a plan can be made twice and compared. */
export interface Ids {
  readonly uuidv7: () => string;
  /** Unsigned random number of `bytes` bytes, lower-case hexadecimal. */
  readonly randomHex: (bytes: number) => string;
}
