import * as z from "zod";
import { attachmentsPerIssueMax, isLanguage, type IssueSnapshot } from "@newsletter/schemas";
import { fieldOf, keyed, member, report, type Conversion, type Field } from "./conversion.ts";
import type { DocumentOf } from "./document-names.ts";
import { isSlug, reservedSlugs } from "./reserved-slugs.ts";
import { optionalText } from "./rich-texts.ts";
import { optionalString, plainText, requiredString, webAddress } from "./text-fields.ts";

const mailAddressSchema = z.email({ pattern: z.regexes.html5Email });

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
  checkProofList(member(field, "proofList"), stored.proofList ?? []);
  const themes = [...new Set(stored.themes)];
  const attachmentsMax = attachmentsMaxOf(member(field, "attachmentsMax"), stored.attachmentsMax ?? 0);
  if (slug === undefined || name === undefined || publisher === undefined || sender === undefined) return undefined;
  return {
    id: stored._id,
    slug,
    name,
    publisher,
    languages,
    themes: themes.length === 0 ? undefined : themes,
    aboutUs,
    contactLine: optionalString(stored.contactLine),
    postalAddress: plainText(stored.postalAddress),
    websiteUrl,
    sender,
    isSample: stored.isSample ?? false,
    attachmentsMax: attachmentsMax === 0 ? undefined : attachmentsMax,
    hasVisitCounts: stored.hasVisitCounts === true ? true : undefined,
    hasReachQuestion: stored.hasReachQuestion === true ? true : undefined,
  };
}

function senderOf(field: Field, stored: DocumentOf<"publication">): IssueSnapshot["publication"]["sender"] | undefined {
  const name = plainText(stored.senderName) ?? report(member(field, "senderName"), "senderMissing", "has no sender name.");
  const address = plainText(stored.senderAddress);
  if (address === undefined) return report(member(field, "senderAddress"), "senderMissing", "has no sender address.");
  if (!mailAddressSchema.safeParse(address).success) {
    return report(member(field, "senderAddress"), "senderWrong", `has a sender address that is no e-mail address: “${address}”.`);
  }
  return name === undefined ? undefined : { name, address };
}

/** Files are links unless a publication says otherwise, and so they are where it says what cannot be. */
function attachmentsMaxOf(field: Field, countMax: number): number {
  if (Number.isInteger(countMax) && countMax >= 0 && countMax <= attachmentsPerIssueMax) return countMax;
  report(field, "attachmentsMaxWrong", `lets a mail carry ${countMax} files; possible are none, one and two.`);
  return 0;
}

/** Proofs go to these addresses. They are people's, so that they stay out of the snapshot, which is kept for good. */
function checkProofList(field: Field, addresses: readonly string[]): void {
  for (const [index, address] of addresses.entries()) {
    if (mailAddressSchema.safeParse(address.trim()).success) continue;
    report(keyed(field, undefined, index), "proofAddressWrong", `has “${address}” on its proof list, which is no e-mail address.`);
  }
}

export function slugOf(field: Field, slug: string | undefined): string | undefined {
  if (slug === undefined || slug === "") return report(field, "slugMissing", "has no address on the web (slug).");
  if (isSlug(slug)) return slug;
  return report(field, "slugWrong", `has “${slug}” as its address on the web; only a-z, 0-9 and single hyphens are possible.`);
}
