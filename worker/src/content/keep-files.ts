import type { ContentSource, MediaStore } from "../ports/content.ts";
import type { KeptFile } from "./conversion.ts";
import { createKeepAssets } from "./keep-assets.ts";
import { filesAtOnceMax, filesPerIssueMax } from "./limits.ts";

/** Copies the files of assets into the media store and says what each became. */
export type KeepFiles = (assetRefs: readonly string[]) => Promise<ReadonlyMap<string, KeptFile>>;

export function createKeepFiles({ source, media }: { source: Pick<ContentSource, "file">; media: MediaStore }): KeepFiles {
  return createKeepAssets<KeptFile>({
    keepOne: async (ref) => {
      const bytes = await source.file(ref);
      if (bytes === undefined) return "notInLake";
      return bytes === "tooLarge" ? bytes : ((await media.keepFile(bytes, extensionOf(ref))) ?? "wrongType");
    },
    countMax: filesPerIssueMax,
    atOnceMax: filesAtOnceMax,
    what: "files",
  });
}

/** The last part of an asset's id: `file-<hash>-pdf`. */
function extensionOf(assetRef: string): string {
  return assetRef.slice(assetRef.lastIndexOf("-") + 1);
}
