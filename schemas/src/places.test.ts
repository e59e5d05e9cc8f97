import { describe, expect, it } from "vitest";
import { languages } from "./languages.ts";
import {
  countryCodes,
  countrySchema,
  isCountry,
  isRegion,
  placeName,
  placesWithin,
  regionCodes,
  regionSchema,
  regionsAround,
} from "./places.ts";

/** Every pair of letters that the runtime has a name for, but for those ISO 3166-1 does not assign: exceptional, former and private codes. */
function assignedCodes(): readonly string[] {
  const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  const notAssigned = new Set("AC CP CQ DG EA EU EZ IC TA UN XK QO XA XB ZZ".split(" "));
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const former = new Set("AN BU CS DD DY FX HV NH NT RH SU TP UK VD YD YU ZR".split(" "));
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => names.of(code) !== undefined && !notAssigned.has(code) && !former.has(code));
}

describe("countries", () => {
  it("are those of ISO 3166-1, each in one region", () => {
    expect(countryCodes).toHaveLength(249);
    expect(new Set(countryCodes).size).toBe(249);
    expect(countryCodes).toEqual(assignedCodes());
  });

  it.each(["KEN", "ke", "XK", "EU", "UK", "", "014", "ZZ"])("are not %j", (code) => {
    expect(isCountry(code)).toBe(false);
    expect(countrySchema.safeParse(code).success).toBe(false);
  });
});

describe("regions", () => {
  it.each(["999", "2", "Africa", "KE", "", "010"])("are not %j", (code) => {
    expect(isRegion(code)).toBe(false);
    expect(regionSchema.safeParse(code).success).toBe(false);
  });

  it("all lie in the world, each after the one around it", () => {
    expect(new Set(regionCodes).size).toBe(regionCodes.length);
    for (const [index, region] of regionCodes.entries()) {
      const around = regionsAround(region);
      expect(region === "001" || around.at(-1) === "001", region).toBe(true);
      for (const outer of around) expect(regionCodes.indexOf(outer)).toBeLessThan(index);
    }
  });

  it("lie around a country from the nearest to the world", () => {
    expect(regionsAround("KE")).toEqual(["014", "202", "002", "001"]);
    expect(regionsAround("ME")).toEqual(["039", "150", "001"]);
    expect(regionsAround("UZ")).toEqual(["143", "142", "001"]);
    expect(regionsAround("AQ")).toEqual(["001"]);
    expect(regionsAround("XX")).toEqual([]);
  });
});

describe("names", () => {
  it.each(languages)("are there for every code: %s", (language) => {
    const nameless = [...regionCodes, ...countryCodes].filter((code) => placeName(code, language) === code);
    expect(nameless).toEqual([]);
    expect([...regionCodes, ...countryCodes].map((code) => placeName(code, language)).join("")).not.toMatch(/[\u00A0\u202F]/u);
  });

  it("are each language's own", () => {
    expect(languages.map((language) => placeName("KE", language))).toEqual(["Kenya", "Kenya", "Kenia", "كينيا", "Кения", "肯尼亚"]);
    expect(placeName("143", "en")).toBe("Central Asia");
  });

  it("of a code nobody knows are the code", () => {
    expect(placeName("999", "en")).toBe("999");
  });
});

it("a region holds the regions and countries in it, and itself", () => {
  expect(placesWithin("142")).toMatchObject({
    regions: expect.arrayContaining(["142", "143", "035"]),
    countries: expect.arrayContaining(["KZ", "MY"]),
  });
  expect(placesWithin("143")).toEqual({ regions: ["143"], countries: ["KG", "KZ", "TJ", "TM", "UZ"] });
  expect(placesWithin("142").countries).not.toContain("KE");
});
