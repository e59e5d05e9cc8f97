import { ContentError } from "./content-error.ts";
import { assetsRememberedMax } from "./limits.ts";

interface Keeping<T> {
  /** What an asset became; an object where it is in the media store, a word where it is not. */
  readonly keepOne: (assetRef: string) => Promise<T>;
  readonly countMax: number;
  readonly atOnceMax: number;
  /** "pictures", for the sentence about too many of them. */
  readonly what: string;
}

/**
 * Copies assets into the media store and says what each became. An asset's id names its bytes, so that one that was kept is remembered; a
 * preview that follows typing would otherwise fetch it at every stroke. What is not there is asked again: it may arrive.
 */
export function createKeepAssets<T>({
  keepOne,
  countMax,
  atOnceMax,
  what,
}: Keeping<T>): (assetRefs: readonly string[]) => Promise<ReadonlyMap<string, T>> {
  const remembered = new Map<string, T>();

  const keep = async (ref: string): Promise<T> => {
    const known = remembered.get(ref);
    if (known !== undefined) return known;
    const kept = await keepOne(ref);
    if (typeof kept !== "object") return kept;
    if (remembered.size >= assetsRememberedMax) remembered.clear();
    remembered.set(ref, kept);
    return kept;
  };

  return async (assetRefs) => {
    if (assetRefs.length > countMax) {
      throw new ContentError("documentUnreadable", `The issue has ${assetRefs.length} ${what}; ${countMax} are possible.`);
    }
    const kept = new Map<string, T>();
    const waiting = assetRefs.values();
    const lane = async (): Promise<void> => {
      for (const ref of waiting) {
        // oxlint-disable-next-line eslint/no-await-in-loop -- a lane takes one asset after the other; the lanes run side by side
        kept.set(ref, await keep(ref));
      }
    };
    await Promise.all(Array.from({ length: atOnceMax }, lane));
    return kept;
  };
}
