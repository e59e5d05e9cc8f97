import * as z from "zod";
import { fileExtensionSchema, type FileExtension } from "./vocabulary.ts";

/** SHA-256 of stored bytes, lower-case hexadecimal. */
const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);

const storedPicture = {
  sha256,
  extension: z.enum(["jpg", "png"]),
  widthPx: z.int().positive(),
  heightPx: z.int().positive(),
};

/** A picture in the media store, content-addressed; `small` is the same for where it is shown small, absent where it is small itself. */
export const mediaSchema = z.strictObject({ ...storedPicture, small: z.strictObject(storedPicture).optional() });
export type Media = z.infer<typeof mediaSchema>;

/** One file of a picture. */
export type MediaSize = Omit<Media, "small">;

/** Twice as many pixels as it is wide, for sharp screens; a little less is not seen. */
const densityMin = 1.75;

/** The smallest file of a picture that is sharp at this width. */
export function mediaAt(media: Media, widthPx: number): MediaSize {
  return media.small !== undefined && media.small.widthPx >= widthPx * densityMin ? media.small : media;
}

/** A file in the media store, as it was uploaded. */
export const mediaFileSchema = z.strictObject({ sha256, extension: fileExtensionSchema, bytes: z.int().positive() });
export type MediaFile = z.infer<typeof mediaFileSchema>;

/** How the worker serves a file, and what a mail calls it. */
export const fileContentTypes: Readonly<Record<FileExtension, string>> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  csv: "text/csv; charset=utf-8",
  zip: "application/zip",
  txt: "text/plain; charset=utf-8",
  ics: "text/calendar; charset=utf-8",
  png: "image/png",
  jpg: "image/jpeg",
};

/** What of a picture is shown, as the Studio's tool for pictures writes it: parts of its width and height. */
export const storedFrame = {
  crop: z.looseObject({ top: z.number(), bottom: z.number(), left: z.number(), right: z.number() }).optional(),
  /** The middle of what matters. */
  hotspot: z.looseObject({ x: z.number(), y: z.number() }).optional(),
};
const storedFrameSchema = z.object(storedFrame);
export type StoredFrame = z.infer<typeof storedFrameSchema>;
