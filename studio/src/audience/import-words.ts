import { importOutcomes, type AudienceImportReport } from "@newsletter/schemas";
import { numberInWords } from "../sending/audience-words.ts";

/** "Would come in: 12 new, 1 refused. 12 of them are requested ..." */
export function importInWords({ state, counts, requestedCount, newPartners }: AudienceImportReport): readonly string[] {
  const said = importOutcomes.filter((outcome) => counts[outcome] > 0).map((outcome) => `${numberInWords(counts[outcome])} ${outcome}`);
  const begin = { dryRun: "Nothing is stored yet", imported: "Imported", refused: "Nothing was imported" }[state];
  return [
    `${begin}: ${said.join(", ")}.`,
    ...(requestedCount > 0 ? [`${numberInWords(requestedCount)} of them get no issue before they confirm.`] : []),
    ...(newPartners.length > 0 ? [`Partners nobody has met before: ${newPartners.join(", ")}.`] : []),
  ];
}
