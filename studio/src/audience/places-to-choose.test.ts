import { expect, test } from "vitest";
import { placesToChoose } from "./places-to-choose.ts";

test("places are those where partners have members, each region before the countries, and what was chosen before", () => {
  expect(placesToChoose([{ countries: ["KE", "AT"] }, { countries: ["AT"] }, { countries: [] }], ["JP", "KE"])).toEqual([
    "002",
    "202",
    "014",
    "150",
    "155",
    "AT",
    "JP",
    "KE",
  ]);
});

test("without partners that say where their members are there is nothing to choose", () => {
  expect(placesToChoose([{ countries: [] }], [])).toEqual([]);
});
