import { mediaUrl, type Media } from "@newsletter/schemas";
import type { Edition } from "../edition.ts";

/** Undefined where the HTML shows pictures, and the text is silent. */
export function pictureAddress({ key, snapshot }: Edition, media: Media): string | undefined {
  return key.kind === "lowBandwidth" ? mediaUrl(snapshot.baseUrl, media) : undefined;
}
