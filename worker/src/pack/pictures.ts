import { translationOf, type IssueSnapshot, type Language } from "@newsletter/schemas";
import { safeFileName } from "../message/file-name.ts";

export interface PackPicture {
  /** In the media store. */
  readonly fileName: string;
  /** In the pack: `pictures/03 Delegates in the hall.jpg`. */
  readonly path: string;
  readonly alt: string;
  readonly credit: string | undefined;
}

/** Every picture of these sections once, in their order, at its largest; named by what it shows. */
export function picturesOf(snapshot: IssueSnapshot, language: Language): readonly PackPicture[] {
  const found = new Map<string, PackPicture>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const picture = pictureIn(value, language, snapshot.publication.languages);
    if (picture !== undefined && !found.has(picture.fileName)) {
      const number = String(found.size + 1).padStart(2, "0");
      found.set(picture.fileName, { ...picture, path: `pictures/${safeFileName(`${number} ${picture.alt}`, picture.extension)}` });
    }
    Object.values(value).forEach(visit);
  };
  snapshot.sections.forEach(visit);
  return [...found.values()].map(({ fileName, path, alt, credit }) => ({ fileName, path, alt, credit }));
}

/** A picture of the content tree is what has media and alternative words, in one language or in several. */
function pictureIn(
  value: object,
  language: Language,
  fallbacks: readonly Language[],
): (Omit<PackPicture, "path"> & { readonly extension: string }) | undefined {
  if (!("media" in value && "alt" in value) || !isMedia(value.media)) return undefined;
  const { sha256, extension } = value.media;
  const credit = "credit" in value && typeof value.credit === "string" ? value.credit : undefined;
  return { fileName: `${sha256}.${extension}`, extension, alt: altWords(value.alt, language, fallbacks), credit };
}

function isMedia(media: unknown): media is { readonly sha256: string; readonly extension: string } {
  return typeof media === "object" && media !== null && "sha256" in media && "extension" in media && typeof media.sha256 === "string";
}

function altWords(alt: unknown, language: Language, fallbacks: readonly Language[]): string {
  if (typeof alt === "string") return alt;
  const words: Partial<Record<Language, unknown>> = typeof alt === "object" && alt !== null ? alt : {};
  const found = translationOf(words, language, fallbacks)?.value;
  return typeof found === "string" ? found : "";
}
