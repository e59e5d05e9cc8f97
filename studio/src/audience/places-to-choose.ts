import { regionCodes, regionsAround } from "@newsletter/schemas";
import { placeInWords } from "./definition-words.ts";
import type { NamedPartner } from "./use-audience.ts";

/** Where some partner has members, and the regions around; what was chosen before stays, to be taken back. Of all the world's countries a list would be of no use. */
export function placesToChoose(partners: readonly Pick<NamedPartner, "countries">[], chosen: readonly string[]): readonly string[] {
  const countries = new Set(partners.flatMap((partner) => partner.countries));
  const around = new Set([...countries].flatMap((country) => regionsAround(country)));
  const regions = regionCodes.filter((code) => code !== "001" && around.has(code));
  const known = new Set<string>([...regions, ...countries]);
  const others = [...countries, ...chosen.filter((code) => !known.has(code))];
  return [...regions, ...others.toSorted((a, b) => placeInWords(a).localeCompare(placeInWords(b)))];
}
