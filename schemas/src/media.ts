import * as z from "zod";
import { fileExtensionSchema } from "./vocabulary.ts";

/** SHA-256 of stored bytes, lower-case hexadecimal. */
const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);

/** A picture in the media store, content-addressed. */
export const mediaSchema = z.strictObject({
  sha256,
  extension: z.enum(["jpg", "png"]),
  widthPx: z.int().positive(),
  heightPx: z.int().positive(),
});
export type Media = z.infer<typeof mediaSchema>;

/** A file in the media store, as it was uploaded. */
export const mediaFileSchema = z.strictObject({ sha256, extension: fileExtensionSchema, bytes: z.int().positive() });
export type MediaFile = z.infer<typeof mediaFileSchema>;
