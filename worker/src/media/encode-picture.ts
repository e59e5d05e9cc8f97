import sharp from "sharp";
import { inputPixelsMax, jpegQuality, pictureBytesMax, storedBytesMax, widthPxMax } from "./limits.ts";

export interface EncodedPicture {
  readonly bytes: Uint8Array;
  readonly extension: "jpg" | "png";
  readonly widthPx: number;
  readonly heightPx: number;
}

/** JPEG, or PNG where something shows through: the two formats every mail client draws. Undefined when the bytes are no picture. */
export async function encodePicture(bytes: Uint8Array): Promise<EncodedPicture | undefined> {
  if (bytes.byteLength === 0 || bytes.byteLength > pictureBytesMax) return undefined;
  try {
    const decoded = sharp(bytes, { limitInputPixels: inputPixelsMax, failOn: "error", animated: false });
    const { format, hasAlpha } = await decoded.metadata();
    if (format === "pdf" || format === "svg") return undefined;
    const isTransparent = hasAlpha && !(await decoded.stats()).isOpaque;
    // Rotation is taken from the camera's mark, which is then dropped with everything else the file tells about its maker.
    const sized = decoded.rotate().resize({ width: widthPxMax, withoutEnlargement: true }).toColourspace("srgb");
    const encoded = isTransparent
      ? sized.png({ compressionLevel: 9, palette: false })
      : sized.flatten({ background: "#ffffff" }).jpeg({ quality: jpegQuality, chromaSubsampling: "4:2:0", mozjpeg: false });
    const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
    if (data.byteLength > storedBytesMax) return undefined;
    return { bytes: data, extension: isTransparent ? "png" : "jpg", widthPx: info.width, heightPx: info.height };
  } catch {
    // Whatever sharp says, the answer is the same: these bytes cannot be shown to a reader.
    return undefined;
  }
}
