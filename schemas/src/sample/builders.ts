import type { Language } from "../languages.ts";
import type { PortableTextBlock } from "../portable-text.ts";

/** A document as it is imported: the lake gives it its revision. */
export interface SampleDocument {
  readonly _id: string;
  readonly _type: string;
  readonly [field: string]: unknown;
}

export type PerLanguage<T> = Partial<Readonly<Record<Language, T>>>;

export function translated(values: PerLanguage<string>): readonly object[] {
  return Object.entries(values).map(([language, value]) => ({
    _key: language,
    _type: "internationalizedArrayStringValue",
    language,
    value,
  }));
}

export function translatedText(values: PerLanguage<readonly string[]>): readonly object[] {
  return Object.entries(values).map(([language, value]) => ({
    _key: language,
    _type: "internationalizedArrayPortableTextValue",
    language,
    value: paragraphs(value),
  }));
}

function paragraphs(texts: readonly string[]): PortableTextBlock[] {
  return texts.map((text, index) => ({
    _type: "block" as const,
    _key: `p${String(index)}`,
    style: "normal" as const,
    markDefs: [],
    children: [{ _type: "span" as const, _key: "s0", text, marks: [] }],
  }));
}

export function picture(fileName: string, alt: PerLanguage<string>, credit?: string): object {
  return {
    _type: "picture",
    _sanityAsset: `image@file://./pictures/${fileName}`,
    alt: translated(alt),
    ...(credit === undefined ? {} : { credit }),
  };
}

/** A file to download; it lies beside the pictures. */
export function file(fileName: string): object {
  return { _type: "file", _sanityAsset: `file@file://./files/${fileName}` };
}

/** A picture in a list, where it needs a key. */
export function keyedPicture(key: string, fileName: string, alt: PerLanguage<string>): object {
  return { ...picture(fileName, alt), _key: key };
}

export function reference(id: string): object {
  return { _type: "reference", _ref: id };
}

/** References in a list: there each needs a key of its own. */
export function references(ids: readonly string[]): readonly object[] {
  return ids.map((id) => ({ ...reference(id), _key: id }));
}

/** The responsible office of an item and its clearance. */
export function clearing(officeId: string, clearance: Readonly<Record<string, string>>): object {
  return { responsibleOffice: reference(officeId), clearance };
}

export function link(language: Language, url: string): object {
  return { _type: "itemLink", _key: language, language, url };
}
