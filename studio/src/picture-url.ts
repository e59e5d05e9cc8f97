import { memberOf } from "@newsletter/schemas/studio";
import { settings } from "./settings.ts";

/** Address of a small version of a picture, from the asset's id: `image-<hash>-<width>x<height>-<extension>`. */
export function pictureUrl(picture: unknown, widthPx: number, heightPx: number): string | undefined {
  const id = memberOf(memberOf(picture, "asset"), "_ref");
  const parts = typeof id === "string" ? /^image-([0-9a-zA-Z]+)-(\d+x\d+)-([a-z]+)$/u.exec(id) : null;
  if (parts === null) return undefined;
  const [, hash, size, extension] = parts;
  const host = settings.apiHost === "" ? "https://cdn.sanity.io" : settings.apiHost;
  const wanted = `w=${String(widthPx)}&h=${String(heightPx)}&fit=crop`;
  return `${host}/images/${settings.projectId}/${settings.dataset}/${String(hash)}-${String(size)}.${String(extension)}?${wanted}`;
}
