import * as z from "zod";
import { isLanguage, type IssueSnapshot, type SnapshotPartner } from "@newsletter/schemas";
import { fieldOf, member, report, type Conversion, type Field } from "./conversion.ts";
import type { DocumentOf } from "./document-names.ts";
import { requiredOrganisation } from "./organisations.ts";
import { reservedSlugs } from "./reserved-slugs.ts";
import { optionalString, optionalText, plainText, requiredString, webAddress } from "./text-fields.ts";

const senderAddressSchema = z.email({ pattern: z.regexes.html5Email });

export function publicationOf(conversion: Conversion, stored: DocumentOf<"publication">): IssueSnapshot["publication"] | undefined {
  const field = fieldOf(conversion, stored);
  const slug = slugOf(member(field, "slug"), stored.slug?.current);
  if (slug !== undefined && reservedSlugs.has(slug)) {
    report(member(field, "slug"), "slugReserved", `cannot have “${slug}” as its address: our own pages use that word.`);
  }
  const name = requiredString(member(field, "name"), stored.name, "name");
  const publisher = requiredString(member(field, "publisher"), stored.publisher, "publisher");
  const languages = [...new Set((stored.languages ?? []).filter(isLanguage))];
  if (languages.length === 0) report(member(field, "languages"), "languagesMissing", "has no languages.");
  const websiteUrl = webAddress(member(field, "websiteUrl"), stored.websiteUrl, "website");
  const aboutUs = optionalText(member(field, "aboutUs"), stored.aboutUs);
  const sender = senderOf(field, stored);
  if (slug === undefined || name === undefined || publisher === undefined || sender === undefined) return undefined;
  return {
    id: stored._id,
    slug,
    name,
    publisher,
    languages,
    aboutUs,
    contactLine: optionalString(stored.contactLine),
    postalAddress: plainText(stored.postalAddress),
    websiteUrl,
    sender,
    isSample: stored.isSample ?? false,
  };
}

function senderOf(field: Field, stored: DocumentOf<"publication">): IssueSnapshot["publication"]["sender"] | undefined {
  const name = plainText(stored.senderName) ?? report(member(field, "senderName"), "senderMissing", "has no sender name.");
  const address = plainText(stored.senderAddress);
  if (address === undefined) return report(member(field, "senderAddress"), "senderMissing", "has no sender address.");
  if (!senderAddressSchema.safeParse(address).success) {
    return report(member(field, "senderAddress"), "senderWrong", `has a sender address that is no e-mail address: “${address}”.`);
  }
  return name === undefined ? undefined : { name, address };
}

export function slugOf(field: Field, slug: string | undefined): string | undefined {
  if (slug === undefined || slug === "") return report(field, "slugMissing", "has no address on the web (slug).");
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/u.test(slug)) return slug;
  return report(field, "slugWrong", `has “${slug}” as its address on the web; only a-z, 0-9 and single hyphens are possible.`);
}

export function partnerOf(conversion: Conversion, stored: DocumentOf<"partner">): SnapshotPartner | undefined {
  const field = fieldOf(conversion, stored);
  const organisation = requiredOrganisation(member(field, "organisation"), stored.organisation);
  const masthead = member(field, "masthead");
  const url = webAddress(member(masthead, "url"), stored.masthead?.url, "address in its masthead");
  const colour = plainText(stored.masthead?.colour);
  if (colour !== undefined && !/^#[0-9A-Fa-f]{6}$/u.test(colour)) {
    return report(member(masthead, "colour"), "colourWrong", `has a masthead colour that is not written like #0B5C8A: “${colour}”.`);
  }
  if (organisation === undefined) return undefined;
  return {
    id: stored._id,
    organisation,
    languages: stored.languages ?? [],
    masthead: { line: optionalString(stored.masthead?.line), colour, url },
  };
}
