import type { ContentSource, MediaStore } from "../ports/content.ts";
import type { KeptPicture } from "./conversion.ts";
import { createKeepAssets } from "./keep-assets.ts";
import { fromPictureKey } from "./picture-key.ts";
import { picturesAtOnceMax, picturesPerIssueMax } from "./limits.ts";

/** Copies pictures, by their keys, into the media store and says what each became. */
export type KeepPictures = (keys: readonly string[]) => Promise<ReadonlyMap<string, KeptPicture>>;

export function createKeepPictures({ source, media }: { source: Pick<ContentSource, "picture">; media: MediaStore }): KeepPictures {
  return createKeepAssets<KeptPicture>({
    keepOne: async (key) => {
      const { assetRef, cut } = fromPictureKey(key);
      const bytes = await source.picture(assetRef);
      return bytes === undefined ? "notInLake" : ((await media.keep(bytes, cut)) ?? "notAPicture");
    },
    countMax: picturesPerIssueMax,
    atOnceMax: picturesAtOnceMax,
    what: "pictures",
  });
}
