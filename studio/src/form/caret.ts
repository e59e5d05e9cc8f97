/** Where the cursor stands in a text, and where what is selected ends. */
export interface Caret {
  readonly start: number;
  readonly end: number;
}

/**
 * The same place in a text that somebody else has changed: between the same letters, as far as they are still there. A browser puts the cursor at the
 * end instead, and the rest of a word that is being typed goes there.
 */
export function caretAfterChange({ start, end }: Caret, before: string, after: string): Caret {
  const headMax = Math.min(before.length, after.length);
  let head = 0;
  while (head < headMax && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < headMax - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const moved = (at: number): number => {
    if (at <= head) return at;
    return at >= before.length - tail ? at + after.length - before.length : Math.min(at, after.length - tail);
  };
  return { start: moved(start), end: moved(end) };
}
