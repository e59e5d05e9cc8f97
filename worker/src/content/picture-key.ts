import type { ContentDocument, StoredFrame } from "@newsletter/schemas";
import type { PictureCut } from "../ports/content.ts";

// A picture as it is to be shown: its asset and what of it. The same asset with another cut is another picture, so that both together are
// the key by which it is kept and found.

/** Of what a phone would show nothing else: a picture of an item that is taller than wide is cut to this shape, around its hotspot. */
const wideShape = 3 / 2;
/** Parts of a width or height that a cut is told by; finer than a pixel of what we store. */
const decimals = 4;

/** Key of the picture in this field; the cut an editor made by hand stands, whatever shape it has. */
export function pictureKey(document: ContentDocument, path: string, ref: string, frame: StoredFrame): string {
  const cut = cutByHand(frame) ?? (isOfItem(document, path) ? cutToWide(ref, frame) : undefined);
  return cut === undefined ? ref : `${ref}#${[cut.left, cut.top, cut.width, cut.height].map((part) => part.toFixed(decimals)).join(",")}`;
}

export function fromPictureKey(key: string): { readonly assetRef: string; readonly cut: PictureCut | undefined } {
  const [assetRef = "", parts] = key.split("#");
  if (parts === undefined) return { assetRef, cut: undefined };
  const [left = 0, top = 0, width = 1, height = 1] = parts.split(",").map(Number);
  return { assetRef, cut: { left, top, width, height } };
}

/** Keys of all pictures that documents show. */
export function picturesOf(documents: readonly ContentDocument[]): readonly string[] {
  return [...new Set(documents.flatMap((document) => Object.entries(document).flatMap(([name, value]) => keysIn(document, name, value))))];
}

function keysIn(document: ContentDocument, path: string, value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((entry: unknown) => keysIn(document, `${path}[]`, entry));
  if (typeof value !== "object" || value === null) return [];
  const own = isPicture(value) ? [pictureKey(document, path, value.asset._ref, value)] : [];
  return [...own, ...Object.entries(value).flatMap(([name, member]: [string, unknown]) => keysIn(document, `${path}.${name}`, member))];
}

function isPicture(value: object): value is StoredFrame & { readonly asset: { readonly _ref: string } } {
  const asset: unknown = Reflect.get(value, "asset");
  const ref: unknown = typeof asset === "object" && asset !== null ? Reflect.get(asset, "_ref") : undefined;
  return typeof ref === "string" && ref.startsWith("image-");
}

function isOfItem({ _type }: ContentDocument, path: string): boolean {
  return path === "picture" && (_type === "newsItem" || _type === "callForApplications");
}

function cutByHand({ crop }: StoredFrame): PictureCut | undefined {
  if (crop === undefined) return undefined;
  const cut = { left: crop.left, top: crop.top, width: 1 - crop.left - crop.right, height: 1 - crop.top - crop.bottom };
  const isWhole = cut.width === 1 && cut.height === 1;
  // What leaves nothing is no cut: better the whole picture than none.
  return isWhole || cut.width <= 0 || cut.height <= 0 || cut.left < 0 || cut.top < 0 ? undefined : cut;
}

function cutToWide(ref: string, { hotspot }: StoredFrame): PictureCut | undefined {
  const [, width, height] = /-(\d+)x(\d+)-[a-z0-9]+$/u.exec(ref) ?? [];
  const [widthPx, heightPx] = [Number(width), Number(height)];
  if (!(heightPx > widthPx)) return undefined;
  const part = widthPx / wideShape / heightPx;
  return { left: 0, width: 1, height: part, top: Math.min(Math.max((hotspot?.y ?? 0.5) - part / 2, 0), 1 - part) };
}
