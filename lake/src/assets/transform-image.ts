import sharp, { type ResizeOptions } from "sharp";
import { limits } from "../limits.ts";

export interface ImageTransform {
  readonly rect: { readonly left: number; readonly top: number; readonly width: number; readonly height: number } | undefined;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly fit: string;
  readonly format: "jpeg" | "png" | "webp" | undefined;
  readonly quality: number | undefined;
}

/** Reads the part of the hosted image address that the Studio and @sanity/image-url use; the rest is ignored. Sizes are bounded. */
export function parseImageTransform(search: URLSearchParams): ImageTransform | undefined {
  const dpr = Math.min(Math.max(Number(search.get("dpr") ?? 1) || 1, 1), 3);
  const side = (name: string): number | undefined => {
    const given = Number(search.get(name) ?? 0);
    return given > 0 ? Math.min(Math.round(given * dpr), limits.imageSideMax) : undefined;
  };
  const format = { jpg: "jpeg", pjpg: "jpeg", png: "png", webp: "webp" } as const;
  const wanted = search.get("fm");
  const transform: ImageTransform = {
    rect: parseRect(search.get("rect")),
    width: side("w"),
    height: side("h"),
    fit: search.get("fit") ?? "clip",
    format: wanted === "jpg" || wanted === "pjpg" || wanted === "png" || wanted === "webp" ? format[wanted] : undefined,
    quality: Number(search.get("q") ?? 0) > 0 ? Math.min(Math.round(Number(search.get("q"))), 100) || 1 : undefined,
  };
  const isPlain =
    transform.rect === undefined && transform.width === undefined && transform.height === undefined && transform.format === undefined;
  return isPlain ? undefined : transform;
}

function parseRect(text: string | null): ImageTransform["rect"] {
  const [left, top, width, height, ...rest] = (text ?? "").split(",").map(Number);
  if (left === undefined || top === undefined || width === undefined || height === undefined || rest.length > 0) return undefined;
  if (![left, top, width, height].every((side) => Number.isFinite(side) && side >= 0) || width < 1 || height < 1) return undefined;
  return { left: Math.round(left), top: Math.round(top), width: Math.round(width), height: Math.round(height) };
}

export async function transformImage(
  bytes: Buffer,
  transform: ImageTransform,
): Promise<{ readonly bytes: Buffer; readonly format: string }> {
  const upright = await sharp(bytes, { limitInputPixels: limits.imagePixelsMax }).autoOrient().toBuffer({ resolveWithObject: true });
  let image = sharp(upright.data);
  const { width, height } = upright.info;
  const { rect } = transform;
  if (rect !== undefined && rect.left < width && rect.top < height) {
    const extract = { ...rect, width: Math.min(rect.width, width - rect.left), height: Math.min(rect.height, height - rect.top) };
    image = sharp(await image.extract(extract).toBuffer());
  }
  if (transform.width !== undefined || transform.height !== undefined) image = image.resize(resizeOptions(transform));
  if (transform.format !== undefined)
    image = image.toFormat(transform.format, transform.quality === undefined ? {} : { quality: transform.quality });
  const made = await image.toBuffer({ resolveWithObject: true });
  return { bytes: made.data, format: made.info.format };
}

/** Hosted names for fits: `max` never enlarges, `min` and `clip` keep the ratio, `crop` fills, `scale` distorts. */
function resizeOptions({ width, height, fit }: ImageTransform): ResizeOptions {
  const fits: Readonly<Record<string, ResizeOptions>> = {
    crop: { fit: "cover" },
    min: { fit: "cover", withoutEnlargement: true },
    scale: { fit: "fill" },
    fill: { fit: "contain" },
    fillmax: { fit: "contain", withoutEnlargement: true },
    max: { fit: "inside", withoutEnlargement: true },
    clip: { fit: "inside" },
  };
  return { ...(width === undefined ? {} : { width }), ...(height === undefined ? {} : { height }), ...(fits[fit] ?? { fit: "inside" }) };
}
