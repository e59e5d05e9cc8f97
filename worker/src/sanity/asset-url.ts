import type { LakeSettings } from "./lake-client.ts";

type Lake = Pick<LakeSettings, "apiHost" | "projectId" | "dataset">;

const picturePattern = /^image-([0-9a-zA-Z]+)-(\d+x\d+)-([a-z0-9]+)$/u;
const filePattern = /^file-([0-9a-zA-Z]+)-([a-z0-9]+)$/u;

/**
 * Address of a picture's bytes, from its asset's `_ref` alone: the `url` an asset document carries names the host its uploader used.
 * Undefined for anything that is no picture.
 */
export function pictureUrl(lake: Lake, assetRef: string): string | undefined {
  const [, hash, size, extension] = picturePattern.exec(assetRef) ?? [];
  if (hash === undefined || size === undefined || extension === undefined) return undefined;
  return `${assetHost(lake)}/images/${lake.projectId}/${lake.dataset}/${hash}-${size}.${extension}`;
}

/** Address of a file's bytes; undefined for anything that is no file. */
export function fileUrl(lake: Lake, assetRef: string): string | undefined {
  const [, hash, extension] = filePattern.exec(assetRef) ?? [];
  if (hash === undefined || extension === undefined) return undefined;
  return `${assetHost(lake)}/files/${lake.projectId}/${lake.dataset}/${hash}.${extension}`;
}

function assetHost({ apiHost }: Lake): string {
  return apiHost ?? "https://cdn.sanity.io";
}
