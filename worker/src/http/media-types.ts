import { fileExtensionSchema, type FileExtension } from "@newsletter/schemas";

const fileContentTypes: Readonly<Record<FileExtension, string>> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  csv: "text/csv; charset=utf-8",
  zip: "application/zip",
  txt: "text/plain; charset=utf-8",
};

export interface MediaType {
  readonly contentType: string;
  /** True for a file: it is saved, and never opened as a page under our address. */
  readonly isDownload: boolean;
}

/** How something of the media store is served, by the extension of its name. */
export function mediaTypeOf(fileName: string): MediaType {
  const extension = fileName.slice(fileName.lastIndexOf(".") + 1);
  const file = fileExtensionSchema.safeParse(extension);
  if (file.success) return { contentType: fileContentTypes[file.data], isDownload: true };
  return { contentType: extension === "png" ? "image/png" : "image/jpeg", isDownload: false };
}
