import type { DocumentType } from "@newsletter/schemas";

// How one document of a type comes about in the Studio: by hand, broken in every way its rules know of, mended, published.

/** Ids of what was made before, and of files of the sample. */
export interface Made {
  readonly id: (type: DocumentType) => string;
  readonly own: string;
  readonly image: string;
  readonly file: string;
  readonly otherEntries: { readonly partOfOwn: string; readonly inCircle: string };
}

export type Fields = Readonly<Record<string, unknown>>;

export interface Broken {
  /** `null` takes a field away. */
  readonly set: Fields;
  /** By rule: what the Studio must say. */
  readonly says: Readonly<Record<string, string | readonly string[]>>;
}

export interface DocumentPlan {
  readonly type: DocumentType;
  /** Typed by hand: into a translated field, or to find the document that a reference leads to. */
  readonly typed: { readonly field: string; readonly words: string; readonly isReference?: true };
  /** The rest of a complete document. */
  readonly good: (made: Made) => Fields;
  readonly broken: (made: Made) => readonly Broken[];
}

export const nowhere = "nowhere";
export const wholeAddress = "Paste the whole address, beginning with https://";
export const alreadyListed = "This organisation is already listed";

export function words(value: string): readonly object[] {
  return [{ _type: "internationalizedArrayStringValue", _key: "en", language: "en", value }];
}

export function text(value: string, markDefs: readonly object[] = []): readonly object[] {
  const span = { _type: "span", _key: "s", text: value, marks: markDefs.flatMap((mark) => ("_key" in mark ? [mark._key] : [])) };
  const block = { _type: "block", _key: "b", style: "normal", markDefs, children: [span] };
  return [{ _type: "internationalizedArrayPortableTextValue", _key: "en", language: "en", value: [block] }];
}

export function reference(id: string, key?: string): object {
  return { _type: "reference", _ref: id, ...(key === undefined ? {} : { _key: key }) };
}

export function twice(id: string): readonly object[] {
  return [reference(id, "one"), reference(id, "two")];
}

/** Regions and countries that stand in their lists twice, and what is said of it. */
export function placesTwice(type: DocumentType): Broken {
  return {
    set: { regions: ["002", "002"], countries: ["KE", "KE"] },
    says: { [`${type}.regions#0`]: "This region is already listed", [`${type}.countries#0`]: "This country is already listed" },
  };
}

/** A country in which the item is withheld twice, and what is said of it. */
export function withheldTwice(type: DocumentType): Broken {
  return { set: { withheldIn: ["KE", "KE"] }, says: { [`${type}.withheldIn#0`]: "This country is already listed" } };
}

/** A clearance that nobody gave on any day, and what is said of it. */
export function clearanceOfNobody(type: DocumentType): Broken {
  return {
    set: { clearance: { state: "given" } },
    says: {
      [`${type}.clearance.by#0`]: "Say who gave the clearance",
      [`${type}.clearance.on#0`]: "Say on which day the clearance was given",
    },
  };
}

export function together(...faults: readonly Broken[]): Broken {
  return { set: Object.assign({}, ...faults.map(({ set }) => set)), says: Object.assign({}, ...faults.map(({ says }) => says)) };
}
