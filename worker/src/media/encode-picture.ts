import sharp, { type Sharp } from "sharp";
import type { PictureCut } from "../ports/content.ts";
import { inputPixelsMax, jpegQuality, pictureBytesMax, smallWidthPxMax, storedBytesMax, widthPxMax } from "./limits.ts";

export interface EncodedPicture {
  readonly bytes: Uint8Array;
  readonly extension: "jpg" | "png";
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A picture and, where it is larger than that, the same for where it is shown small. */
export interface EncodedSizes {
  readonly large: EncodedPicture;
  readonly small: EncodedPicture | undefined;
}

/** JPEG, or PNG where something shows through: the two formats every mail client draws. Undefined when the bytes are no picture. */
export async function encodePicture(bytes: Uint8Array, cut?: PictureCut): Promise<EncodedSizes | undefined> {
  if (bytes.byteLength === 0 || bytes.byteLength > pictureBytesMax) return undefined;
  try {
    const decoded = sharp(bytes, { limitInputPixels: inputPixelsMax, failOn: "error", animated: false });
    const { format, hasAlpha, autoOrient } = await decoded.metadata();
    if (format === "pdf" || format === "svg") return undefined;
    const isTransparent = hasAlpha && !(await decoded.stats()).isOpaque;
    // Rotation is taken from the camera's mark, which is then dropped with everything else the file tells about its maker.
    const shown = cut === undefined ? decoded.rotate() : decoded.rotate().extract(pixelsOf(cut, autoOrient));
    const large = await encoded(shown, widthPxMax, isTransparent);
    if (large.bytes.byteLength > storedBytesMax) return undefined;
    return { large, small: large.widthPx > smallWidthPxMax ? await encoded(shown, smallWidthPxMax, isTransparent) : undefined };
  } catch {
    // Whatever sharp says, the answer is the same: these bytes cannot be shown to a reader.
    return undefined;
  }
}

async function encoded(shown: Sharp, width: number, isTransparent: boolean): Promise<EncodedPicture> {
  const sized = shown.clone().resize({ width, withoutEnlargement: true }).toColourspace("srgb");
  const file = isTransparent
    ? sized.png({ compressionLevel: 9, palette: false })
    : sized.flatten({ background: "#ffffff" }).jpeg({ quality: jpegQuality, chromaSubsampling: "4:2:0", mozjpeg: false });
  const { data, info } = await file.toBuffer({ resolveWithObject: true });
  return { bytes: data, extension: isTransparent ? "png" : "jpg", widthPx: info.width, heightPx: info.height };
}

/** At least one pixel, and none outside. */
function pixelsOf(
  cut: PictureCut,
  { width, height }: { readonly width: number; readonly height: number },
): Parameters<Sharp["extract"]>[0] {
  const left = Math.min(Math.round(cut.left * width), width - 1);
  const top = Math.min(Math.round(cut.top * height), height - 1);
  return {
    left,
    top,
    width: Math.max(1, Math.min(Math.round(cut.width * width), width - left)),
    height: Math.max(1, Math.min(Math.round(cut.height * height), height - top)),
  };
}
