import { isCountry, isRegion, type RegionCode } from "@newsletter/schemas";
import { keyed, member, report, type Field } from "./conversion.ts";

interface StoredPlaces {
  readonly regions?: readonly string[] | undefined;
  readonly countries?: readonly string[] | undefined;
}

interface Places {
  readonly regions: RegionCode[] | undefined;
  readonly countries: string[] | undefined;
}

/** Regions and countries an item is about, each once. A code nobody knows could neither be shown nor found. */
export function placesOf(field: Field, { regions = [], countries = [] }: StoredPlaces): Places {
  for (const [index, code] of regions.entries()) {
    if (isRegion(code)) continue;
    report(keyed(member(field, "regions"), undefined, index), "regionUnknown", `has a region that UN M49 does not know: “${code}”.`);
  }
  return { regions: eachOnce(regions.filter(isRegion)), countries: countriesOf(member(field, "countries"), countries) };
}

export function countriesOf(field: Field, codes: readonly string[] = []): string[] | undefined {
  for (const [index, code] of codes.entries()) {
    if (isCountry(code)) continue;
    report(keyed(field, undefined, index), "countryUnknown", `has a country that ISO 3166-1 does not know: “${code}”.`);
  }
  return eachOnce(codes.filter(isCountry));
}

interface StoredRelease {
  readonly embargoUntil?: string | undefined;
  readonly withheldIn?: readonly string[] | undefined;
}

/** When and where an item may be passed on. */
export function releaseOf(
  field: Field,
  { embargoUntil, withheldIn }: StoredRelease,
): { readonly embargoUntil: string | undefined; readonly withheldIn: string[] | undefined } {
  return { embargoUntil, withheldIn: countriesOf(member(field, "withheldIn"), withheldIn) };
}

function eachOnce<T>(values: readonly T[]): T[] | undefined {
  return values.length === 0 ? undefined : [...new Set(values)];
}
