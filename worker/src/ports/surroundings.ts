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

/** Time that only runs forward: for pauses and bounds of a process, never for what is stored. Setting the machine's clock does not touch it. */
export interface Timers {
  readonly nowMs: () => number;
  /** Acts once, unless what comes back is called before. */
  readonly after: (ms: number, act: () => void) => () => void;
  /** Acts each time so much has passed, until what comes back is called. */
  readonly every: (ms: number, act: () => void) => () => void;
}
