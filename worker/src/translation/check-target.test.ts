import { describe, expect, it } from "vitest";
import * as build from "../../test/support/documents.ts";
import { readDocuments } from "../content/read-documents.ts";
import { faultsOf, namesIn, numbersIn, warningsOf } from "./check-target.ts";

const faults = (source: string, target: string): readonly string[] => faultsOf({ source, target, names: [] });

describe("a translation is refused", () => {
  it.each([
    ["without a number", "948 people from 320 NGOs", "948 personnes d’ONG", "lacks the number 320 of its source."],
    ["with another number", "In 2024", "في عام ٢٠٢٣", "lacks the number 2024 of its source."],
    ["without several numbers", "948 of 1,200", "plusieurs", "lacks the numbers 948 and 1200 of its source."],
    ["with a placeholder", "On Monday", "Le [date à confirmer]", "still says “[date à confirmer]”."],
    ["with letters lost to question marks", "On Monday", "??? ??????", "still says “??? ??????”."],
    [
      "with its letters turned around",
      "On Monday",
      "\u202Eيوم الاثنين\u202C",
      "holds an invisible sign that turns the order of letters around.",
    ],
    ["with an open isolate", "On Monday", "\u2067يوم", "holds an invisible sign for the direction of text without its partner."],
  ])("%s", (_case, source, target, sentence) => {
    expect(faults(source, target)).toEqual([sentence]);
  });

  it.each([
    ["digits of another script", "948 people, 3.5 per cent", "٩٤٨ شخصًا و٣٫٥ في المائة"],
    ["thousands set apart in another way", "1,200 people and 3,000,000 more", "1 200 personnes et 3\u202F000\u202F000 autres"],
    ["a range the other way round", "in 2023-24", "٢٤-٢٠٢٣"],
    ["a date in another order", "10 December 2023", "2023年12月10日"],
    ["a placeholder that its source has", "Dear {{name}}", "Cher {{name}}"],
    ["paired isolates", "INL took part", "شارك \u2066INL\u2069"],
  ])("but not for %s", (_case, source, target) => {
    expect(faults(source, target)).toEqual([]);
  });
});

it("a number is one number in any script and however it is grouped", () => {
  expect([...numbersIn("1,200 ١٢٠٠ १२०० 1.200")]).toEqual(["1200"]);
  expect([...numbersIn("12, 13")]).toEqual(["12", "13"]);
});

describe("somebody who reads the language is told", () => {
  const documents = readDocuments([
    build.organisation({ shortName: "INL", name: build.translated({ en: "Crime Office", ar: "مكتب الجريمة" }) }),
    { _id: "project", _type: "project", _rev: "1", code: "GLOU68", title: build.translated({ en: "Stronger Together" }) },
  ]);
  const names = namesIn(documents, "en", "ar");
  const warnings = (source: string, target: string): readonly string[] => warningsOf({ source, target, names });

  it("that a name is missing which its source has in Latin letters", () => {
    expect(warnings("With INL, through GLOU68", "بدعم من GLOU68")).toEqual(["does not name “INL” as its source does."]);
  });

  it("not of a name in the language itself, or of letters within another word", () => {
    expect(warnings("With the Crime Office", "مع مكتب الجريمة")).toEqual([]);
    expect(warnings("INLAND", "داخلي")).toEqual([]);
  });

  it("that a small number may be written as a word", () => {
    expect(warnings("2 days", "يومان")).toEqual(["does not show 2; perhaps it is written as a word."]);
    expect(faults("2 days", "يومان")).toEqual([]);
  });
});
