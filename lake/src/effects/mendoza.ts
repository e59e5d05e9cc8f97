import { isDeepStrictEqual } from "node:util";
import { applyPatch } from "mendoza";
import { isFields, type Fields, type StoredDocument } from "../documents/document.ts";

/**
 * Encoder for the patch format of npm `mendoza`, which only decodes. The patch is a flat list of opcodes and operands; the field index is
 * the position among the sorted keys of the *input* object, and string slices are offsets in UTF-8 bytes. The Studio's review of changes
 * tells by these patches who wrote which characters, so a patch that replaces the whole document would blame the last author for all of it.
 */
const op = {
  value: 0,
  pushFieldCopy: 10,
  pushFieldBlank: 11,
  pushElementCopy: 12,
  pushElementBlank: 13,
  returnIntoObjectSameKeyPop: 15,
  returnIntoArrayPop: 16,
  setField: 17,
  deleteField: 19,
  appendValue: 20,
  appendSlice: 21,
  appendString: 22,
  appendStringSlice: 23,
} as const;

export type Patch = readonly unknown[];

/** The patch that turns `before` into `after`; decoded once before it is trusted. */
export function encodePatch(before: StoredDocument | null, after: StoredDocument | null): Patch {
  if (before === null || after === null) return [op.value, after];
  const patch: unknown[] = [];
  diffObject(before, after, patch);
  return isDeepStrictEqual(decodePatch(before, patch), after) ? patch : [op.value, after];
}

export function decodePatch(before: unknown, patch: Patch): unknown {
  return applyPatch(before, [...patch]);
}

function diffObject(before: Fields, after: Fields, patch: unknown[]): void {
  // Plain sort(): the decoder sorts by UTF-16 code units too.
  const keys = Object.keys(before).toSorted();
  for (const [index, key] of keys.entries()) {
    const next = after[key];
    if (next === undefined) patch.push(op.deleteField, index);
    else if (!isDeepStrictEqual(before[key], next)) diffMember(before[key], next, { index, key }, patch);
  }
  for (const [key, value] of Object.entries(after)) {
    if (!Object.hasOwn(before, key) && value !== undefined) patch.push(op.setField, value, key);
  }
}

function diffMember(before: unknown, after: unknown, at: { readonly index: number; readonly key: string }, patch: unknown[]): void {
  if (isFields(before) && isFields(after)) {
    patch.push(op.pushFieldCopy, at.index);
    diffObject(before, after, patch);
    patch.push(op.returnIntoObjectSameKeyPop);
  } else if (canDiffInside(before, after)) {
    patch.push(op.pushFieldBlank, at.index);
    diffSequence(before, after, patch);
    patch.push(op.returnIntoObjectSameKeyPop);
  } else {
    patch.push(op.setField, after, at.key);
  }
}

function canDiffInside(before: unknown, after: unknown): boolean {
  // A patch that appends nothing to a blank leaves null, so what becomes empty is set whole; so does what shares nothing.
  if (typeof before === "string" && typeof after === "string") {
    const { prefix, suffix } = commonEnds(before, after);
    return after !== "" && prefix + suffix > 0;
  }
  return Array.isArray(before) && Array.isArray(after) && before.length > 0 && after.length > 0;
}

function diffSequence(before: unknown, after: unknown, patch: unknown[]): void {
  if (typeof before === "string" && typeof after === "string") diffString(before, after, patch);
  else if (Array.isArray(before) && Array.isArray(after)) diffArray(before, after, patch);
}

function diffString(before: string, after: string, patch: unknown[]): void {
  const { prefix, suffix } = commonEnds(before, after);
  if (prefix > 0) patch.push(op.appendStringSlice, 0, byteLength(before.slice(0, prefix)));
  const middle = after.slice(prefix, after.length - suffix);
  if (middle !== "") patch.push(op.appendString, middle);
  if (suffix > 0) patch.push(op.appendStringSlice, byteLength(before.slice(0, before.length - suffix)), byteLength(before));
}

/** The decoder's own count: a surrogate that stands alone still weighs three bytes there, as in Buffer.byteLength. */
function byteLength(text: string): number {
  return Buffer.byteLength(text, "utf8");
}

function commonEnds(before: string, after: string): { readonly prefix: number; readonly suffix: number } {
  const shorter = Math.min(before.length, after.length);
  let prefix = 0;
  while (prefix < shorter && before[prefix] === after[prefix]) prefix += 1;
  // Never between the two halves of one character: offsets count whole characters in UTF-8.
  if (prefix > 0 && isHighSurrogate(before, prefix - 1)) prefix -= 1;
  let suffix = 0;
  while (suffix < shorter - prefix && before.at(-1 - suffix) === after.at(-1 - suffix)) suffix += 1;
  if (suffix > 0 && isLowSurrogate(before, before.length - suffix)) suffix -= 1;
  return { prefix, suffix };
}

function isHighSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0xd8_00 && code <= 0xdb_ff;
}

function isLowSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0xdc_00 && code <= 0xdf_ff;
}

function diffArray(before: readonly unknown[], after: readonly unknown[], patch: unknown[]): void {
  const indexByKey = keyIndex(before);
  let at = 0;
  while (at < after.length) {
    const source = sourceOf(before, after[at], at, indexByKey);
    if (source !== undefined && isDeepStrictEqual(before[source], after[at])) {
      let length = 1;
      while (
        at + length < after.length &&
        source + length < before.length &&
        isDeepStrictEqual(before[source + length], after[at + length])
      )
        length += 1;
      patch.push(op.appendSlice, source, source + length);
      at += length;
    } else {
      appendChanged(before, source, after[at], patch);
      at += 1;
    }
  }
}

function appendChanged(before: readonly unknown[], source: number | undefined, value: unknown, patch: unknown[]): void {
  const old = source === undefined ? undefined : before[source];
  if (isFields(old) && isFields(value)) {
    patch.push(op.pushElementCopy, source);
    diffObject(old, value, patch);
    patch.push(op.returnIntoArrayPop);
  } else if (canDiffInside(old, value)) {
    patch.push(op.pushElementBlank, source);
    diffSequence(old, value, patch);
    patch.push(op.returnIntoArrayPop);
  } else {
    patch.push(op.appendValue, value);
  }
}

function keyIndex(array: readonly unknown[]): ReadonlyMap<string, number> {
  const index = new Map<string, number>();
  for (const [position, member] of array.entries()) {
    const key = isFields(member) ? member["_key"] : undefined;
    if (typeof key === "string" && !index.has(key)) index.set(key, position);
  }
  return index;
}

/** Which old member a new one comes from: the one with its `_key`, else the equal one nearest to its place, else the one in its place. */
function sourceOf(before: readonly unknown[], value: unknown, at: number, byKey: ReadonlyMap<string, number>): number | undefined {
  const key = isFields(value) ? value["_key"] : undefined;
  if (typeof key === "string") return byKey.get(key);
  if (at < before.length && isDeepStrictEqual(before[at], value)) return at;
  const equal = before.findIndex((member) => isDeepStrictEqual(member, value));
  if (equal !== -1) return equal;
  return at < before.length ? at : undefined;
}
