import { insert, setIfMissing, unset, type FormPatch } from "sanity";
import { newKey } from "../new-key.ts";

/** A reference as it stands in a section's list. */
export interface SectionItem {
  readonly _key: string;
  readonly _ref: string;
  readonly _type: "reference";
}

/** A place in a section's list: before another item, or at the end. */
export interface Place {
  readonly sectionKey: string;
  readonly beforeKey: string | undefined;
}

// Paths start at the list of sections. Each change names what it moves and nothing else, so that two editors who work in one
// section keep what the other did.

export function insertion(items: readonly SectionItem[], { sectionKey, beforeKey }: Place): FormPatch[] {
  const list = [{ _key: sectionKey }, "items"];
  return [
    setIfMissing([], list),
    beforeKey === undefined ? insert([...items], "after", [...list, -1]) : insert([...items], "before", [...list, { _key: beforeKey }]),
  ];
}

export function removal(sectionKey: string, itemKey: string): FormPatch[] {
  return [unset([{ _key: sectionKey }, "items", { _key: itemKey }])];
}

/** Nothing where the item stands there already. */
export function move(item: SectionItem, fromSectionKey: string, to: Place): FormPatch[] {
  if (fromSectionKey === to.sectionKey && to.beforeKey === item._key) return [];
  return [...removal(fromSectionKey, item._key), ...insertion([item], to)];
}

/** The place one step up or down in the same list; undefined at its end. */
export function stepFrom(items: readonly SectionItem[], itemKey: string, sectionKey: string, step: -1 | 1): Place | undefined {
  const index = items.findIndex(({ _key }) => _key === itemKey);
  const target = index + step;
  if (index === -1 || target < 0 || target >= items.length) return undefined;
  return { sectionKey, beforeKey: items[step === -1 ? target : target + 1]?._key };
}

export function referenceTo(id: string): SectionItem {
  return { _type: "reference", _key: newKey(), _ref: id };
}

/** Keeps an entry of a calendar's period out of this issue. */
export function leavingOut(sectionKey: string, id: string): FormPatch[] {
  const list = [{ _key: sectionKey }, "leftOut"];
  return [setIfMissing([], list), insert([referenceTo(id)], "after", [...list, -1])];
}

export function takingBack(sectionKey: string, key: string): FormPatch[] {
  return [unset([{ _key: sectionKey }, "leftOut", { _key: key }])];
}
