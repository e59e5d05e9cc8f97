import * as z from "zod";
import type { Language, TranslatedString } from "@newsletter/schemas";
import { withoutControls } from "./control-characters.ts";
import { report, type Field } from "./conversion.ts";
import { documentName } from "./document-names.ts";

interface StoredValue<T> {
  readonly language: Language;
  readonly value?: T | undefined;
}

export const webAddressSchema = z.url({ protocol: /^https?$/u });

/** The languages that have a value, or undefined when none has. Blank text counts as no text: a reader would see a gap. */
export function optionalString(values: readonly StoredValue<string>[] | undefined): TranslatedString | undefined {
  return perLanguage(values, plainText);
}

/** A name, which is often the same in every language, so that a missing translation of it is nothing to mention. */
export function requiredName(
  field: Field,
  values: readonly StoredValue<string>[] | undefined,
  what = "name",
): TranslatedString | undefined {
  return optionalString(values) ?? report(field, "textMissing", `has no ${what} in any language.`);
}

export function requiredString(
  field: Field,
  values: readonly StoredValue<string>[] | undefined,
  what: string,
): TranslatedString | undefined {
  const text = optionalString(values);
  noteLanguages(field, text ?? {});
  return text ?? report(field, "textMissing", `has no ${what} in any language.`);
}

/** An address a reader can open. A missing one is said only where it is `required`; a wrong one always. */
export function webAddress(
  field: Field,
  value: string | undefined,
  what: string,
  need: "required" | "optional" = "optional",
): string | undefined {
  const address = value?.trim() ?? "";
  if (address === "") return need === "required" ? report(field, "urlMissing", `has no ${what}.`) : undefined;
  if (webAddressSchema.safeParse(address).success) return address;
  return report(field, "urlWrong", `has a ${what} that is no web address: “${address}”. It has to begin with https://.`);
}

export function plainText(value: string | undefined): string | undefined {
  const text = withoutControls(value ?? "").trim();
  return text === "" ? undefined : text;
}

function perLanguage<T>(
  values: readonly StoredValue<T>[] | undefined,
  keep: (value: T) => T | undefined,
): Partial<Record<Language, T>> | undefined {
  const kept: Partial<Record<Language, T>> = {};
  for (const { language, value } of values ?? []) {
    const text = value === undefined ? undefined : keep(value);
    if (text !== undefined && kept[language] === undefined) kept[language] = text;
  }
  return Object.keys(kept).length === 0 ? undefined : kept;
}

export function noteLanguages({ conversion, document, path }: Field, values: Partial<Record<Language, unknown>>): void {
  const languages = conversion.languages.filter((language) => values[language] !== undefined);
  const text = { documentId: document._id, documentName: documentName(document), path, languages, stale: [], isOptional: false };
  conversion.texts.set(`${document._id} ${path}`, text);
}
