import type { AudienceImportReport } from "@newsletter/schemas";
import { expect, test } from "vitest";
import { importInWords } from "./import-words.ts";

const none = { new: 0, changed: 0, unchanged: 0, merged: 0, refused: 0, faulty: 0 };
const report: AudienceImportReport = { state: "dryRun", counts: none, requestedCount: 0, newPartners: [], lines: [], moreLinesCount: 0 };

test.each<readonly [Partial<AudienceImportReport>, readonly string[]]>([
  [{ counts: { ...none, new: 1_200, refused: 1 } }, ["Nothing is stored yet: 1,200 new, 1 refused."]],
  [{ state: "refused", counts: { ...none, new: 1, faulty: 2 } }, ["Nothing was imported: 1 new, 2 faulty."]],
  [
    { state: "imported", counts: { ...none, new: 2 }, requestedCount: 1, newPartners: ["partner-a"] },
    ["Imported: 2 new.", "1 of them get no issue before they confirm.", "Partners nobody has met before: partner-a."],
  ],
])("what a file comes to, %j, is said as %j", (given, words) => {
  expect(importInWords({ ...report, ...given })).toEqual(words);
});
