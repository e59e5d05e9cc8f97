import type { PartnerProfile, SnapshotPartner, TranslatedString } from "@newsletter/schemas";
import { fieldOf, keyed, member, referenced, report, type Conversion, type Field } from "./conversion.ts";
import type { DocumentOf } from "./document-names.ts";
import { allPresent, organisationsOf, pictureOf, requiredOrganisation } from "./organisations.ts";
import { countriesOf } from "./places.ts";
import { optionalString, plainText, requiredName, webAddress } from "./text-fields.ts";

type Masthead = SnapshotPartner["masthead"];
type StoredLink = NonNullable<NonNullable<DocumentOf<"partner">["masthead"]>["links"]>[number];
type StoredFigure = NonNullable<DocumentOf<"partner">["figures"]>[number];

/** A partner as its copy needs it. `coverNotes` are those of the issue, by partner. */
export function partnerOf(
  conversion: Conversion,
  stored: DocumentOf<"partner">,
  coverNotes: ReadonlyMap<string, TranslatedString>,
): SnapshotPartner | undefined {
  const field = fieldOf(conversion, stored);
  const organisation = requiredOrganisation(member(field, "organisation"), stored.organisation);
  const masthead = mastheadOf(member(field, "masthead"), stored.masthead);
  if (organisation === undefined || masthead === undefined) return undefined;
  return {
    id: stored._id,
    organisation,
    languages: stored.languages ?? [],
    countries: countriesOf(member(field, "countries"), stored.countries),
    themes: themesOf(stored),
    coverNote: coverNotes.get(stored._id),
    masthead,
  };
}

function themesOf({ themes = [] }: DocumentOf<"partner">): SnapshotPartner["themes"] {
  return themes.length === 0 ? undefined : [...new Set(themes)];
}

function mastheadOf(field: Field, stored: DocumentOf<"partner">["masthead"]): Masthead | undefined {
  const name = optionalString(stored?.name);
  const line = optionalString(stored?.line);
  const logo = pictureOf(member(field, "logo"), stored?.logo);
  const url = webAddress(member(field, "url"), stored?.url, "address in its masthead");
  const colour = plainText(stored?.colour);
  const links = allPresent((stored?.links ?? []).map((link, index) => linkOf(keyed(member(field, "links"), link._key, index), link)));
  if (colour !== undefined && !/^#[0-9A-Fa-f]{6}$/u.test(colour)) {
    return report(member(field, "colour"), "colourWrong", `has a masthead colour that is not written like #0B5C8A: “${colour}”.`);
  }
  // As written: the lines of its faults are counted from its beginning.
  const mjml = plainText(stored?.mjml) === undefined ? undefined : stored?.mjml;
  const pictures = allPresent(
    (stored?.pictures ?? []).map((picture, index) => pictureOf(keyed(member(field, "pictures"), picture["_key"], index), picture)),
  );
  return {
    name,
    line,
    logo,
    colour,
    url,
    links: links.length === 0 ? undefined : links,
    mjml,
    pictures: pictures.length === 0 ? undefined : pictures,
  };
}

function linkOf(field: Field, stored: StoredLink): NonNullable<Masthead["links"]>[number] | undefined {
  const label = requiredName(member(field, "label"), stored.label, "words for a link of its masthead");
  const url = webAddress(member(field, "url"), stored.url, "address for a link of its masthead", "required");
  return label === undefined || url === undefined ? undefined : { key: stored._key, label, url };
}

/** The cover notes for single partners; one without words gives way to the note for all. */
export function coverNotesOf(field: Field, stored: DocumentOf<"issue">["partnerCoverNotes"]): ReadonlyMap<string, TranslatedString> {
  const notes = new Map<string, TranslatedString>();
  for (const [index, entry] of (stored ?? []).entries()) {
    const place = keyed(field, entry._key, index);
    if (entry.partner === undefined) {
      report(member(place, "partner"), "partnerMissing", "has a cover note for a partner, but does not say which.");
      continue;
    }
    const partner = referenced(member(place, "partner"), entry.partner, ["partner"]);
    const note = optionalString(entry.note);
    if (note === undefined) {
      report(member(place, "note"), "coverNoteEmpty", "has an empty cover note for a partner, who gets the usual one.", "warning");
    } else if (partner !== undefined) {
      if (notes.has(partner._id)) report(place, "coverNoteTwice", "has two cover notes for the same partner.");
      notes.set(partner._id, note);
    }
  }
  return notes;
}

/** A partner as readers are told about it, in a section of partners. */
export function partnerProfileOf(conversion: Conversion, stored: DocumentOf<"partner">): PartnerProfile | undefined {
  const field = fieldOf(conversion, stored);
  const organisation = requiredOrganisation(member(field, "organisation"), stored.organisation);
  const mandate = optionalString(stored.mandate);
  const figures = allPresent(
    (stored.figures ?? []).map((figure, index) => figureOf(keyed(member(field, "figures"), figure._key, index), figure)),
  );
  const memberOrganisations = organisationsOf(member(field, "memberOrganisations"), stored.memberOrganisations);
  if (organisation === undefined) return undefined;
  const { _id: id, foundedYear } = stored;
  return { type: "partner", id, organisation, mandate, themes: [...new Set(stored.themes)], foundedYear, figures, memberOrganisations };
}

function figureOf(field: Field, stored: StoredFigure): PartnerProfile["figures"][number] | undefined {
  const label = requiredName(member(field, "label"), stored.label, "words for one of its figures");
  const value = requiredName(member(field, "value"), stored.value, "value for one of its figures");
  return label === undefined || value === undefined ? undefined : { key: stored._key, label, value, asOf: stored.asOf };
}
