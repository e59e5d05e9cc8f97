import type { AskedText } from "./asked-texts.ts";
import { excerptWordsMin, sharedPartMin } from "./limits.ts";
import type { Reference } from "./reference.ts";

/** How many rows of our words a text has. */
export function sharedRunCount({ runs }: Pick<Reference, "runs">, text: Pick<AskedText, "runs">): number {
  let count = 0;
  for (const run of runs) if (text.runs.has(run)) count += 1;
  return count;
}

/** So much of ours that it is ours, whatever else became of it. */
export function isShared(reference: Pick<Reference, "runs">, text: Pick<AskedText, "runs">): boolean {
  const count = sharedRunCount(reference, text);
  return count > 0 && (count >= reference.runs.size * sharedPartMin || count >= excerptWordsMin);
}
