import { fileContentTypes, fileExtensionSchema } from "@newsletter/schemas";

export interface MediaType {
  readonly contentType: string;
  /** True for a file: it is saved, and never opened as a page under our address. */
  readonly isDownload: boolean;
}

/** How something of the media store is served, by the extension of its name. */
export function mediaTypeOf(fileName: string): MediaType {
  const extension = fileName.slice(fileName.lastIndexOf(".") + 1);
  const known = fileExtensionSchema.safeParse(extension);
  const contentType = fileContentTypes[known.success ? known.data : "jpg"];
  return { contentType, isDownload: !contentType.startsWith("image/") };
}
