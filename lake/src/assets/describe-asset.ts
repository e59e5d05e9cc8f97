import { createHash } from "node:crypto";
import { extname } from "node:path";
import sharp from "sharp";
import type { Fields } from "../documents/document.ts";
import { generalError } from "../lake-error.ts";
import { limits } from "../limits.ts";

export interface AssetDescription {
  readonly documentId: string;
  /** Below the asset folder: `images/<name>` or `files/<name>`. */
  readonly path: string;
  readonly mimeType: string;
  readonly fields: Fields & { readonly _type: string };
}

const imageTypes: Readonly<Record<string, { readonly extension: string; readonly mimeType: string }>> = {
  jpeg: { extension: "jpg", mimeType: "image/jpeg" },
  png: { extension: "png", mimeType: "image/png" },
  gif: { extension: "gif", mimeType: "image/gif" },
  webp: { extension: "webp", mimeType: "image/webp" },
  avif: { extension: "avif", mimeType: "image/avif" },
  heif: { extension: "heif", mimeType: "image/heif" },
  tiff: { extension: "tif", mimeType: "image/tiff" },
  svg: { extension: "svg", mimeType: "image/svg+xml" },
};

/** The bytes decide what a picture is, not what the sender calls it. The id is parsed by the Studio: image-<hash>-<W>x<H>-<extension>. */
export async function describeImage(bytes: Buffer): Promise<AssetDescription> {
  const { width, height, type, hasAlpha, lqip } = await readImage(bytes);
  const hash = sha1(bytes);
  const size = `${String(width)}x${String(height)}`;
  const dimensions = { _type: "sanity.imageDimensions", width, height, aspectRatio: width / height };
  return {
    documentId: `image-${hash}-${size}-${type.extension}`,
    path: `images/${hash}-${size}.${type.extension}`,
    mimeType: type.mimeType,
    fields: {
      _type: "sanity.imageAsset",
      ...commonFields(hash, type, bytes),
      metadata: { _type: "sanity.imageMetadata", dimensions, hasAlpha, isOpaque: !hasAlpha, lqip },
    },
  };
}

interface ReadImage {
  readonly width: number;
  readonly height: number;
  readonly type: { readonly extension: string; readonly mimeType: string };
  readonly hasAlpha: boolean;
  readonly lqip: string;
}

async function readImage(bytes: Buffer): Promise<ReadImage> {
  try {
    const image = sharp(bytes, { limitInputPixels: limits.imagePixelsMax });
    const metadata = await image.metadata();
    const type = imageTypes[metadata.format];
    if (type === undefined) throw new TypeError(`Images of format ${metadata.format} are not taken`);
    // A camera turned on its side says so in EXIF; the size is that of the picture as it is seen.
    const { width, height } = metadata.autoOrient;
    const pixels = limits.thumbnailPixels;
    const thumbnail = await image.autoOrient().resize(pixels, pixels, { fit: "inside" }).png().toBuffer();
    return { width, height, type, hasAlpha: metadata.hasAlpha, lqip: `data:image/png;base64,${thumbnail.toString("base64")}` };
  } catch (error) {
    throw generalError(400, `The image cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A file keeps the extension of its name, for people; browsers are told its type by a header and may not guess. */
export function describeFile(bytes: Buffer, sent: { readonly filename: string | undefined; readonly mimeType: string }): AssetDescription {
  const hash = sha1(bytes);
  const extension = /^\.([a-z0-9]{1,10})$/u.exec(extname(sent.filename ?? "").toLowerCase())?.[1] ?? "bin";
  const type = { extension, mimeType: sent.mimeType };
  return {
    documentId: `file-${hash}-${extension}`,
    path: `files/${hash}.${extension}`,
    mimeType: sent.mimeType,
    fields: { _type: "sanity.fileAsset", ...commonFields(hash, type, bytes) },
  };
}

function commonFields(hash: string, type: ReadImage["type"], bytes: Buffer): Fields {
  return { assetId: hash, sha1hash: hash, extension: type.extension, mimeType: type.mimeType, size: bytes.length };
}

function sha1(bytes: Buffer): string {
  return createHash("sha1").update(bytes).digest("hex");
}
