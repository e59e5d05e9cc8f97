import {
  quietHoursInWords,
  type AudienceCounts,
  type ComparedApproval,
  type Difference,
  type DifferingLine,
  type EditionKey,
  type QuietHours,
} from "@newsletter/schemas";
import { definitionInWords } from "../audience/definition-words.ts";
import { isolated } from "../isolated.ts";
import { counted, nameIn, numberInWords } from "./audience-words.ts";
import { namesInWords } from "./authors-words.ts";
import { editionTitle } from "./edition-words.ts";
import { ownTimeZone } from "./own-time-zone.ts";
import { momentInWords } from "./schedule.ts";

/** So many editions are named in one sentence; the others are counted. */
const namedEditionsMax = 3;

/** What it is compared with, and whose word that was. */
export function comparedInWords({ state, by, at }: ComparedApproval): string {
  const said = `${namesInWords(by)}, ${momentInWords(at, ownTimeZone)}`;
  return state === "approved"
    ? `Compared with what was approved last, by ${said}.`
    : `This issue was never approved. Compared with what was refused last, by ${said}.`;
}

/** A kind of thing that differs, in one line. */
export function differenceInWords(difference: Difference, partners: AudienceCounts["partners"]): string {
  switch (difference.kind) {
    case "words":
      return `Words, in ${counted(difference.editionCount, "edition")}: see below.`;
    case "editions":
      return `Editions: ${editionsInWords(difference, partners)}.`;
    case "pictures":
    case "files":
      return `${difference.kind === "pictures" ? "Pictures" : "Files"}: ${addedInWords(difference)}.`;
    case "markup":
      return `Where links lead or how it looks, in ${counted(difference.editionCount, "edition")} with the same words.`;
    case "audienceDefinition":
      return `Who gets it: ${definitionInWords(difference.after, nameIn(partners))}, instead of ${definitionInWords(difference.before, nameIn(partners))}.`;
    case "audience":
      return `Audience: ${audienceInWords(difference)}.`;
    case "schedule":
      return `Time: ${scheduleInWords(difference.after)} instead of ${scheduleInWords(difference.before)}.`;
    case "quietHours":
      return `Quiet hours: ${quietInWords(difference.after)} instead of ${quietInWords(difference.before)}.`;
    case "sender":
      return `Sender: ${isolated(difference.after)} instead of ${isolated(difference.before)}.`;
    case "template":
      return "Template: another version renders the editions.";
  }
}

function editionsInWords(
  { joined, left }: Extract<Difference, { readonly kind: "editions" }>,
  partners: AudienceCounts["partners"],
): string {
  const named = (keys: readonly EditionKey[], what: string): readonly string[] => {
    if (keys.length === 0) return [];
    const titles = keys.slice(0, namedEditionsMax).map((key) => editionInWords(key, partners));
    const more = keys.length > namedEditionsMax ? `; and ${numberInWords(keys.length - namedEditionsMax)} more` : "";
    return [`${numberInWords(keys.length)} ${what} (${titles.join("; ")}${more})`];
  };
  return [...named(joined, "new"), ...named(left, "not sent any more")].join(", ");
}

/** "English · Partner copy · VNGOC", each in its own direction. */
function editionInWords(key: EditionKey, partners: AudienceCounts["partners"]): string {
  return editionTitle({ key }, partners).map(isolated).join(" · ");
}

/** "English · Partner copy · VNGOC and 4 more editions" */
export function editionsTitle([first, ...others]: readonly EditionKey[], partners: AudienceCounts["partners"]): string {
  if (first === undefined) return "";
  const more = others.length === 0 ? "" : ` and ${counted(others.length, "more edition", "more editions")}`;
  return `${editionInWords(first, partners)}${more}`;
}

function addedInWords({ addedCount, removedCount }: { readonly addedCount: number; readonly removedCount: number }): string {
  return [addedCount === 0 ? [] : [`${numberInWords(addedCount)} new`], removedCount === 0 ? [] : [`${numberInWords(removedCount)} gone`]]
    .flat()
    .join(", ");
}

function audienceInWords({ before, after, partnerCount }: Extract<Difference, { readonly kind: "audience" }>): string {
  return [
    ...instead(before.plannedCount, after.plannedCount, "recipient", "recipients"),
    ...instead(before.excludedCount, after.excludedCount, "excluded", "excluded"),
    ...(partnerCount === 0 ? [] : [`${counted(partnerCount, "partner")} with more or fewer than before`]),
  ].join(", ");
}

function instead(was: number, is: number, one: string, many: string): readonly string[] {
  return was === is ? [] : [`${counted(is, one, many)} instead of ${numberInWords(was)}`];
}

function scheduleInWords(at: string | null): string {
  return at === null ? "as soon as it is approved" : momentInWords(at, ownTimeZone);
}

function quietInWords(hours: QuietHours | null): string {
  return hours === null ? "none" : quietHoursInWords(hours);
}

const kindWords = { added: "new", removed: "gone", changed: "changed" } as const;
const partWords = { subject: "Subject", preheader: "Preheader", text: "Line" } as const;

/** "Line changed", "Subject changed"; undefined for what is as it was. */
export function lineLabel(line: DifferingLine): string | undefined {
  return line.kind === "folded" || line.kind === "same" ? undefined : `${partWords[line.part]} ${kindWords[line.kind]}`;
}

export function foldInWords(lineCount: number): string {
  return `${counted(lineCount, "line")} as before`;
}
