// Of is_quiet and after_quiet in migrations/0011, where every clock shows the store's own time.

/** Milliseconds of a day; they may span its end. */
export interface QuietWindow {
  readonly from: number;
  readonly to: number;
}

const dayMs = 86_400_000;

function ofDay(moment: number): number {
  return ((moment % dayMs) + dayMs) % dayMs;
}

export function isQuiet(moment: number, quiet: QuietWindow | null): boolean {
  if (quiet === null) return false;
  const [from, to, now] = [ofDay(quiet.from), ofDay(quiet.to), ofDay(moment)];
  return from < to ? now >= from && now < to : now >= from || now < to;
}

export function afterQuiet(moment: number, quiet: QuietWindow | null): number {
  return quiet !== null && isQuiet(moment, quiet) ? moment + ofDay(quiet.to - moment) : moment;
}
