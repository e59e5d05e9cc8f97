import { defineField, type FieldDefinition, type ReferenceDefinition } from "sanity";
import { mustSaySomething, webAddress } from "./rules.ts";

interface TranslatedField {
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly group?: string;
  /** The sentence an editor reads while no language has a value; without it the field may stay empty. */
  readonly required?: string;
  readonly hidden?: (context: { parent?: { [key: string]: unknown } }) => boolean;
}

/** A string per language. A new document starts with an empty English line; opening an existing one never writes. */
export function translatedString(field: TranslatedField): FieldDefinition {
  return translated(field, "internationalizedArrayString");
}

/** Portable Text per language. */
export function translatedText(field: TranslatedField): FieldDefinition {
  return translated(field, "internationalizedArrayPortableText");
}

function translated({ required, ...field }: TranslatedField, type: string): FieldDefinition {
  return defineField({
    ...field,
    type,
    ...(required === undefined
      ? {}
      : { initialValue: [{ _type: `${type}Value`, _key: "en", language: "en" }], ...mustSaySomething(required) }),
  });
}

interface WebAddressField {
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly group?: string;
  readonly required?: string;
}

export function webAddressField({ required, ...field }: WebAddressField): FieldDefinition {
  return defineField({
    ...field,
    type: "url",
    validation: (rule) => [webAddress(rule), ...(required === undefined ? [] : [rule.required().error(required)])],
  });
}

/** References in a list. The keys are given by the Studio. */
export function referencesTo(...types: readonly string[]): Pick<ReferenceDefinition, "type" | "to"> {
  return { type: "reference", to: types.map((type) => ({ type })) };
}
