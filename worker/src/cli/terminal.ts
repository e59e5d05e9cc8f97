/** Where a command writes: answers to `out`, progress and errors to `err`. */
export interface Terminal {
  readonly out: (text: string) => void;
  /** The same for what is long; resolves when it is taken. */
  readonly outInTime: (text: string) => Promise<void>;
  readonly err: (text: string) => void;
  /** Somebody looks at what goes to `err`. */
  readonly isWatched?: boolean;
}

export const processTerminal: Terminal = {
  out: (text) => process.stdout.write(text),
  outInTime: (text) =>
    new Promise((resolve, reject) => {
      process.stdout.write(text, (error) => (error == null ? resolve() : reject(error)));
    }),
  err: (text) => process.stderr.write(text),
  isWatched: process.stderr.isTTY,
};

/** An answer as lines for people, or as JSON for programs. */
export function answer(terminal: Terminal, asJson: boolean, value: unknown, lines: readonly string[]): void {
  terminal.out(asJson ? `${JSON.stringify(value, null, 2)}\n` : lines.map((line) => `${line}\n`).join(""));
}
