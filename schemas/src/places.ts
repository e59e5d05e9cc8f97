import * as z from "zod";
import type { Language } from "./languages.ts";

// Regions and countries that items are about: regions by the numeric codes of UN M49, countries by ISO 3166-1 alpha-2. Only codes and what
// lies in what stand here; names come from the runtime's own data, which has all of them in every language we write.

/**
 * Region, the region around it, and its countries where it is not divided further; each after the region it lies in, as a picker shows
 * them. M49 has no Taiwan; ISO has, and its region here is that of its neighbours. Antarctica lies in no region but the world.
 */
const regions = [
  ["001", "", "AQ"],
  ["002", "001", ""],
  ["015", "002", "DZ EG EH LY MA SD TN"],
  ["202", "002", ""],
  ["011", "202", "BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG"],
  ["014", "202", "BI DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TF TZ UG YT ZM ZW"],
  ["017", "202", "AO CD CF CG CM GA GQ ST TD"],
  ["018", "202", "BW LS NA SZ ZA"],
  ["019", "001", ""],
  ["021", "019", "BM CA GL PM US"],
  ["419", "019", ""],
  ["005", "419", "AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE"],
  ["013", "419", "BZ CR GT HN MX NI PA SV"],
  ["029", "419", "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI"],
  ["142", "001", ""],
  ["030", "142", "CN HK JP KP KR MN MO TW"],
  ["034", "142", "AF BD BT IN IR LK MV NP PK"],
  ["035", "142", "BN ID KH LA MM MY PH SG TH TL VN"],
  ["143", "142", "KG KZ TJ TM UZ"],
  ["145", "142", "AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE"],
  ["150", "001", ""],
  ["039", "150", "AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA"],
  ["151", "150", "BG BY CZ HU MD PL RO RU SK UA"],
  ["154", "150", "AX DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ"],
  ["155", "150", "AT BE CH DE FR LI LU MC NL"],
  ["009", "001", ""],
  ["053", "009", "AU CC CX HM NF NZ"],
  ["054", "009", "FJ NC PG SB VU"],
  ["057", "009", "FM GU KI MH MP NR PW UM"],
  ["061", "009", "AS CK NU PF PN TK TO TV WF WS"],
] as const;

export type RegionCode = (typeof regions)[number][0];

/** The world first, each region after the one it lies in. */
export const regionCodes: readonly RegionCode[] = regions.map(([region]) => region);

/** The region each country lies in. */
const regionOfCountry: ReadonlyMap<string, RegionCode> = new Map(
  regions.flatMap(([region, , countries]) =>
    countries
      .split(" ")
      .filter((country) => country !== "")
      .map((country) => [country, region] as const),
  ),
);

/** Everything that lies in a region, itself included. */
export function placesWithin(region: RegionCode): { readonly regions: readonly RegionCode[]; readonly countries: readonly string[] } {
  return {
    regions: regionCodes.filter((code) => code === region || regionsAround(code).includes(region)),
    countries: countryCodes.filter((code) => regionsAround(code).includes(region)),
  };
}

/** By code. */
export const countryCodes: readonly string[] = [...regionOfCountry.keys()].toSorted();

export function isRegion(code: string): code is RegionCode {
  return regions.some(([region]) => region === code);
}

export function isCountry(code: string): boolean {
  return regionOfCountry.has(code);
}

export const regionSchema = z.string().refine(isRegion, "not the code of a region (UN M49)");
export const countrySchema = z.string().refine(isCountry, "not the code of a country (ISO 3166-1 alpha-2)");

/** The regions a country or region lies in, from the nearest to the world; none for a code nobody knows. */
export function regionsAround(code: string): readonly RegionCode[] {
  const nearest = regionOfCountry.get(code) ?? regions.find(([region]) => region === code)?.[1];
  return nearest === undefined || nearest === "" ? [] : [nearest, ...regionsAround(nearest)];
}

/** What M49 itself calls its regions: for the Studio, since browsers leave the names of regions out of their data. */
const m49Names: Readonly<Record<RegionCode, string>> = {
  "001": "World",
  "002": "Africa",
  "015": "Northern Africa",
  "202": "Sub-Saharan Africa",
  "011": "Western Africa",
  "014": "Eastern Africa",
  "017": "Middle Africa",
  "018": "Southern Africa",
  "019": "Americas",
  "021": "Northern America",
  "419": "Latin America and the Caribbean",
  "005": "South America",
  "013": "Central America",
  "029": "Caribbean",
  "142": "Asia",
  "030": "Eastern Asia",
  "034": "Southern Asia",
  "035": "South-eastern Asia",
  "143": "Central Asia",
  "145": "Western Asia",
  "150": "Europe",
  "039": "Southern Europe",
  "151": "Eastern Europe",
  "154": "Northern Europe",
  "155": "Western Europe",
  "009": "Oceania",
  "053": "Australia and New Zealand",
  "054": "Melanesia",
  "057": "Micronesia",
  "061": "Polynesia",
};

export function regionName(code: RegionCode): string {
  return m49Names[code];
}

const namesIn = new Map<Language, Intl.DisplayNames>();

/** What a region or country is called in a language; the code itself where it has no name. */
export function placeName(code: string, language: Language): string {
  const names = namesIn.get(language) ?? new Intl.DisplayNames(language, { type: "region", fallback: "code" });
  namesIn.set(language, names);
  // Spaces that versions of ICU disagree about; and a name that begins a line, as "world" does.
  const name = names.of(code)?.replaceAll(/[\u00A0\u202F]/gu, " ") ?? code;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
