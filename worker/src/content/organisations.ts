import type { Organisation, Picture, Reference } from "@newsletter/schemas";
import { fieldOf, keyed, member, referenced, report, type Field } from "./conversion.ts";
import { pictureKey } from "./picture-key.ts";
import type { DocumentOf } from "./document-names.ts";
import { optionalString, plainText, requiredName, webAddress } from "./text-fields.ts";

type StoredPicture = NonNullable<DocumentOf<"newsItem">["picture"]>;

/** A picture with its copy in the media store. An empty picture field is no picture. */
export function pictureOf(field: Field, stored: StoredPicture | undefined): Picture | undefined {
  if (stored?.asset === undefined) return undefined;
  const kept = field.conversion.pictures.get(pictureKey(field.document, field.path, stored.asset._ref, stored)) ?? "notInLake";
  const alt = optionalString(stored.alt);
  if (alt === undefined) {
    report(member(field, "alt"), "altMissing", "has a picture without a description for readers who cannot see it.");
  }
  if (kept === "notInLake") return report(member(field, "asset"), "pictureMissing", "has a picture whose file is not there any more.");
  if (kept === "notAPicture") {
    return report(member(field, "asset"), "pictureUnreadable", "has a file as its picture that is no picture, or is too large.");
  }
  if (alt === undefined) return undefined;
  const credit = plainText(stored.credit);
  return { media: kept, alt, ...(credit === undefined ? {} : { credit }) };
}

export function organisationOf(field: Field, reference: Reference | undefined): Organisation | undefined {
  const stored = referenced(field, reference, ["organisation"]);
  if (stored === undefined) return undefined;
  const self = fieldOf(field.conversion, stored);
  const name = requiredName(member(self, "name"), stored.name);
  const url = webAddress(member(self, "url"), stored.url, "address");
  const logo = pictureOf(member(self, "logo"), stored.logo);
  const shortName = plainText(stored.shortName);
  if (name === undefined) return undefined;
  return {
    id: stored._id,
    name,
    ...(shortName === undefined ? {} : { shortName }),
    ...(url === undefined ? {} : { url }),
    ...(logo === undefined ? {} : { logo }),
  };
}

/** Organisations of a list, each with its key. */
export function organisationsOf(field: Field, references: readonly Reference[] | undefined): Organisation[] {
  return allPresent((references ?? []).map((reference, index) => organisationOf(keyed(field, reference["_key"], index), reference)));
}

export function requiredOrganisation(field: Field, reference: Reference | undefined): Organisation | undefined {
  if (reference === undefined) return report(field, "organisationMissing", "names no organisation.");
  return organisationOf(field, reference);
}

/** Members that could be converted; those that could not have left their finding. */
export function allPresent<T>(values: readonly (T | undefined)[]): T[] {
  return values.filter((value) => value !== undefined);
}
