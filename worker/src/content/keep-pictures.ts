import type { ContentSource, MediaStore } from "../ports/content.ts";
import type { KeptPicture } from "./conversion.ts";
import { createKeepAssets } from "./keep-assets.ts";
import { picturesAtOnceMax, picturesPerIssueMax } from "./limits.ts";

/** Copies the pictures of assets into the media store and says what each became. */
export type KeepPictures = (assetRefs: readonly string[]) => Promise<ReadonlyMap<string, KeptPicture>>;

export function createKeepPictures({ source, media }: { source: Pick<ContentSource, "picture">; media: MediaStore }): KeepPictures {
  return createKeepAssets<KeptPicture>({
    keepOne: async (ref) => {
      const bytes = await source.picture(ref);
      return bytes === undefined ? "notInLake" : ((await media.keep(bytes)) ?? "notAPicture");
    },
    countMax: picturesPerIssueMax,
    atOnceMax: picturesAtOnceMax,
    what: "pictures",
  });
}
