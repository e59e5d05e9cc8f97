import type { ContentSource, MediaStore } from "../ports.ts";
import { ContentError } from "./content-error.ts";
import type { KeptPicture } from "./conversion.ts";
import { picturesAtOnceMax, picturesPerIssueMax, picturesRememberedMax } from "./limits.ts";

/** Copies the pictures of assets into the media store and says what each became. */
export type KeepPictures = (assetRefs: readonly string[]) => Promise<ReadonlyMap<string, KeptPicture>>;

/**
 * An asset's id names its bytes, so a picture is fetched and re-encoded once and then remembered; a preview that follows typing
 * would otherwise do it at every stroke. What is not there is asked again: it may arrive.
 */
export function createKeepPictures({ source, media }: { source: Pick<ContentSource, "picture">; media: MediaStore }): KeepPictures {
  const remembered = new Map<string, KeptPicture>();

  const keepOne = async (ref: string): Promise<KeptPicture> => {
    const known = remembered.get(ref);
    if (known !== undefined) return known;
    const bytes = await source.picture(ref);
    if (bytes === undefined) return "notInLake";
    const kept = await media.keep(bytes);
    if (kept === undefined) return "notAPicture";
    if (remembered.size >= picturesRememberedMax) remembered.clear();
    remembered.set(ref, kept);
    return kept;
  };

  return async (assetRefs) => {
    if (assetRefs.length > picturesPerIssueMax) {
      throw new ContentError("documentUnreadable", `The issue has ${assetRefs.length} pictures; ${picturesPerIssueMax} are possible.`);
    }
    const kept = new Map<string, KeptPicture>();
    const waiting = assetRefs.values();
    const lane = async (): Promise<void> => {
      for (const ref of waiting) {
        // oxlint-disable-next-line eslint/no-await-in-loop -- a lane takes one picture after the other; the lanes run side by side
        kept.set(ref, await keepOne(ref));
      }
    };
    await Promise.all(Array.from({ length: picturesAtOnceMax }, lane));
    return kept;
  };
}
