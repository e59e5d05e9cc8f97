import type { PartnerProfile } from "@newsletter/schemas";
import { memberWords, profileFacts } from "../blocks/partner-profile.tsx";
import type { Edition } from "../edition.ts";
import { line, lines, titleLine } from "./lines.ts";
import { underlined } from "./plain.ts";

export function partnerProfileText(edition: Edition, partner: PartnerProfile): readonly string[] {
  return [
    underlined(titleLine(edition, partner.organisation.name), "-"),
    line(edition, partner.mandate),
    lines(profileFacts(edition, partner), memberWords(edition, partner), partner.organisation.url ?? ""),
  ];
}
