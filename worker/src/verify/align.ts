import { editsMax, runWords, strayWordsMax } from "./limits.ts";

/** For each of our words the place of the same word in the other text, in order; -1 where it has none. */
export type Alignment = Int32Array;

/** Rows of words as one word each: what two texts share of these, they share by no accident. */
export function runsOf(words: readonly string[]): ReadonlySet<string> {
  const runs = new Set<string>();
  for (let at = 0; at + runWords <= words.length; at += 1) runs.add(runAt(words, at));
  return runs;
}

const runAt = (words: readonly string[], at: number): string => words.slice(at, at + runWords).join(" ");

/** Our words as they are laid beside another text. */
export interface Ours {
  readonly words: readonly string[];
  readonly runs: ReadonlySet<string>;
  /** Words that are not shown where the mail is, and words that are for one recipient: either may be gone from what is whole. */
  readonly hidden: readonly boolean[];
  readonly isForOne: readonly boolean[];
}

export function mayBeGone({ hidden, isForOne }: Pick<Ours, "hidden" | "isForOne">, index: number): boolean {
  return hidden[index] === true || isForOne[index] === true;
}

/** Lays our words beside those of another text; undefined where they differ in more places than anybody would read about, or have nothing in common. */
export function align(ours: Ours, theirs: readonly string[]): Alignment | undefined {
  const { words, hidden } = ours;
  const optional = words.map((_, index) => mayBeGone(ours, index));
  const without = (gone: readonly boolean[]): Alignment | undefined => {
    const place = placeOf(
      words.filter((_, index) => gone[index] !== true),
      theirs,
    );
    return place === undefined ? undefined : inARow(words, gone, place);
  };
  const whole = without([]) ?? without(hidden);
  if (whole !== undefined) return whole;
  const edited = editOf(ours, theirs);
  if (edited !== undefined && isInARow(edited, optional)) return edited;
  return without(optional) ?? edited;
}

function inARow(words: readonly string[], gone: readonly boolean[], place: number): Alignment {
  let next = place;
  return Int32Array.from(words, (_, index) => {
    if (gone[index] === true) return -1;
    next += 1;
    return next - 1;
  });
}

/** Nothing stands between our words, and none is missing but those that may. */
function isInARow(aligned: Alignment, mayMiss: readonly boolean[]): boolean {
  let next: number | undefined;
  return aligned.every((place, index) => {
    if (place === -1) return mayMiss[index] === true;
    const follows = next === undefined || place === next;
    next = place + 1;
    return follows;
  });
}

function editOf({ words, runs }: Ours, theirs: readonly string[]): Alignment | undefined {
  const stretch = sharedStretch(runs, theirs);
  if (stretch === undefined) return undefined;
  const aligned = shortestEdit(words, theirs.slice(stretch.start, stretch.end));
  if (aligned === undefined) return undefined;
  for (const order of ["first", "last"] as const) dropStrays(aligned, order);
  return aligned.map((place) => (place === -1 ? -1 : place + stretch.start));
}

/** A word or two of a forward's head, or of a list's foot, are the same as words of ours that are gone: they are no part of our text. */
function dropStrays(aligned: Alignment, order: "first" | "last"): void {
  const step = order === "first" ? 1 : -1;
  let at = order === "first" ? 0 : aligned.length - 1;
  const placeAt = (index: number): number => aligned[index] ?? -1;
  for (;;) {
    while (at >= 0 && at < aligned.length && placeAt(at) === -1) at += step;
    let end = at;
    while (placeAt(end + step) !== -1 && placeAt(end + step) === placeAt(end) + step) end += step;
    const isStray = Math.abs(end - at) < strayWordsMax;
    const hasMore = aligned.some((place, index) => place !== -1 && (index - end) * step > 0);
    if (!isStray || !hasMore) return;
    for (let index = at; index !== end + step; index += step) aligned[index] = -1;
    at = end + step;
  }
}

/** Where all our words stand in a row. Words hold no blanks, so that a blank on either side is the border of one. */
function placeOf(ours: readonly string[], theirs: readonly string[]): number | undefined {
  if (ours.length === 0 || ours.length > theirs.length) return undefined;
  const text = ` ${theirs.join(" ")} `;
  const found = text.indexOf(` ${ours.join(" ")} `);
  if (found === -1) return undefined;
  let place = 0;
  for (let at = text.indexOf(" ", 1); at !== -1 && at <= found; at = text.indexOf(" ", at + 1)) place += 1;
  return place;
}

/** From the first row of words that is ours to the last; what stands around them was put there by whoever passed it on. */
function sharedStretch(runs: ReadonlySet<string>, theirs: readonly string[]): { readonly start: number; readonly end: number } | undefined {
  let [start, end] = [-1, -1];
  for (let at = 0; at + runWords <= theirs.length; at += 1) {
    if (!runs.has(runAt(theirs, at))) continue;
    if (start === -1) start = at;
    end = at + runWords;
  }
  return start === -1 ? undefined : { start: Math.max(start - runWords, 0), end: Math.min(end + runWords, theirs.length) };
}

/** Myers' greedy way (1986): the fewest words taken out and put in; its memory and time have their bound in `editsMax`. */
function shortestEdit(ours: readonly string[], theirs: readonly string[]): Alignment | undefined {
  const [n, m] = [ours.length, theirs.length];
  if (Math.abs(n - m) > editsMax) return undefined;
  const middle = editsMax + 1;
  const furthest = new Int32Array(2 * middle + 1);
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= editsMax; edits += 1) {
    trace.push(furthest.slice(middle - edits - 1, middle + edits + 2));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const [below, above] = [furthest[middle + diagonal + 1] ?? 0, furthest[middle + diagonal - 1] ?? 0];
      let x = diagonal === -edits || (diagonal !== edits && above < below) ? below : above + 1;
      while (x < n && x - diagonal < m && ours[x] === theirs[x - diagonal]) x += 1;
      furthest[middle + diagonal] = x;
      if (x >= n && x - diagonal >= m) return walkBack(n, m, trace);
    }
  }
  return undefined;
}

/** Each step kept of the diagonals -edits-1 to edits+1 how far they reached before it. */
function walkBack(n: number, m: number, trace: readonly Int32Array[]): Alignment {
  const aligned: Alignment = new Int32Array(n).fill(-1);
  let [x, y] = [n, m];
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const reached = (diagonal: number): number => trace[edits]?.[diagonal + edits + 1] ?? 0;
    const diagonal = x - y;
    const isFromBelow = diagonal === -edits || (diagonal !== edits && reached(diagonal - 1) < reached(diagonal + 1));
    const before = isFromBelow ? diagonal + 1 : diagonal - 1;
    const beforeX = edits === 0 ? 0 : reached(before);
    const afterX = edits === 0 ? 0 : isFromBelow ? beforeX : beforeX + 1;
    while (x > afterX) {
      x -= 1;
      y -= 1;
      aligned[x] = y;
    }
    x = beforeX;
    y = beforeX - before;
  }
  return aligned;
}
