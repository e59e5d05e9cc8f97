import type { LakeSettings } from "./lake-client.ts";

const assetPattern = /^image-([0-9a-zA-Z]+)-(\d+x\d+)-([a-z0-9]+)$/u;

/**
 * Address of a picture's bytes, from its asset's `_ref` alone: the `url` an asset document carries names the host its uploader used.
 * Undefined for anything that is no picture.
 */
export function pictureUrl(
  { apiHost, projectId, dataset }: Pick<LakeSettings, "apiHost" | "projectId" | "dataset">,
  assetRef: string,
): string | undefined {
  const [, hash, size, extension] = assetPattern.exec(assetRef) ?? [];
  if (hash === undefined || size === undefined || extension === undefined) return undefined;
  return `${apiHost ?? "https://cdn.sanity.io"}/images/${projectId}/${dataset}/${hash}-${size}.${extension}`;
}
