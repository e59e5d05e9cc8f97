import { isLanguage, sourceDigest, translatedFields, translatedValues, type Language, type TranslatedField } from "@newsletter/schemas";
import type { FormPatch, Path, PathSegment } from "sanity";

/** A translated field that a change writes to, as it was before, and what the change makes of it. */
export interface TouchedText {
  readonly field: TranslatedField;
  readonly languages: ReadonlySet<Language>;
  /** The field's values after the change where it replaces the field as a whole; a keystroke within a text does not. */
  readonly replacedBy?: TranslatedField["values"];
}

/** Which texts of which languages `patches` change in `document`. Making room for a text that is yet to be written changes none. */
export function touchedTexts(document: object, patches: readonly FormPatch[]): readonly TouchedText[] {
  const byPath = new Map<string, TouchedText>();
  for (const patch of patches) {
    const touched = patch.type === "setIfMissing" ? undefined : touchedBy(document, patch);
    if (touched === undefined || touched.languages.size === 0) continue;
    const known = byPath.get(touched.field.path);
    byPath.set(touched.field.path, { ...known, ...touched, languages: new Set([...(known?.languages ?? []), ...touched.languages]) });
  }
  return [...byPath.values()];
}

function touchedBy(document: object, patch: FormPatch): TouchedText | undefined {
  let value: unknown = document;
  let path = "";
  for (const [index, segment] of patch.path.entries()) {
    const values = translatedValues(value);
    if (values !== undefined) return withinField({ path, values }, value, patch, patch.path.slice(index));
    const member = memberOf(value, segment);
    path += textOf(segment, member, path === "");
    value = member;
  }
  return wholeField({ path, values: translatedValues(value) ?? new Map() }, patch);
}

/** Below the list of a field: the text of one language, or its place in the list. */
function withinField(field: TranslatedField, list: unknown, patch: FormPatch, [segment, ...deeper]: Path): TouchedText | undefined {
  const member = segment === undefined ? undefined : memberOf(list, segment);
  const language: unknown = typeof member === "object" && member !== null && "language" in member ? member.language : undefined;
  // A member that is added beside another one.
  if (patch.type === "insert" && deeper.length === 0) return { field, languages: languagesOf(patch.items) };
  return isLanguage(language) ? { field, languages: new Set([language]) } : undefined;
}

/** At the list itself, as when a whole field is pasted. A list that is removed takes its translations along. */
function wholeField(field: TranslatedField, patch: FormPatch): TouchedText | undefined {
  if (patch.type !== "set") return undefined;
  const replacedBy = translatedValues(patch.value);
  if (replacedBy === undefined) return undefined;
  const languages = [...new Set([...field.values.keys(), ...replacedBy.keys()])];
  const changed = languages.filter((language) => sourceDigest(field.values.get(language)) !== sourceDigest(replacedBy.get(language)));
  return { field, languages: new Set(changed), replacedBy };
}

function languagesOf(members: readonly unknown[]): ReadonlySet<Language> {
  return new Set(translatedFields({ members })[0]?.values.keys());
}

function memberOf(value: unknown, segment: PathSegment): unknown {
  if (typeof segment === "object" && "_key" in segment && Array.isArray(value)) {
    return value.find((member: unknown) => keyOf(member) === segment._key);
  }
  if (typeof segment === "number" && Array.isArray(value)) return value.at(segment);
  if (typeof segment !== "string" || typeof value !== "object" || value === null) return undefined;
  const member: unknown = Object.getOwnPropertyDescriptor(value, segment)?.value;
  return member;
}

function keyOf(member: unknown): unknown {
  return typeof member === "object" && member !== null && "_key" in member ? member._key : undefined;
}

/** A step of a path as the Studio writes it; members by their key, also where a patch counts them. */
function textOf(segment: PathSegment, member: unknown, isFirst: boolean): string {
  if (typeof segment === "string") return isFirst ? segment : `.${segment}`;
  const key = keyOf(member);
  return typeof key === "string" ? `[_key=="${key}"]` : `[${JSON.stringify(segment)}]`;
}
