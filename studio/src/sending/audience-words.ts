import type { AudienceCounts } from "@newsletter/schemas";

const numbers = new Intl.NumberFormat("en-GB");

/** "1,503" */
export function numberInWords(count: number): string {
  return numbers.format(count);
}

/** "1 recipient", "1,503 recipients" */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${numberInWords(count)} ${count === 1 ? one : many}`;
}

/** How a partner is called; by its id where nobody knows. */
export function nameIn(partners: AudienceCounts["partners"]): (id: string) => string {
  return (id) => partners.find(({ partnerId }) => partnerId === id)?.name ?? id;
}

/** Why somebody in the audience gets nothing, as the ledger keeps it. */
const exclusionWords: Readonly<Record<string, string>> = {
  suppressed: "on the list of addresses never to write to",
  suppressedByPartner: "their partner wants nothing sent to them",
  requested: "subscription not confirmed",
  leaving: "leaving",
  left: "have left",
  paused: "want no issue for now",
  languageMissing: "the issue has none of their languages",
  duplicateAddress: "same address twice: one copy is enough",
  partnerUnknown: "their partner is not published",
  partnerExcluded: "their partner is left out",
  alreadyInCampaign: "had this issue before",
  editionNotApproved: "joined late, and would need an edition that nobody signed",
  territory: "their partner has members where an item may not be distributed",
  embargo: "an item may not be public yet",
  cancelled: "stopped before it was handed over",
};

/** "3 on the list …", the most frequent first; a reason this Studio does not know is said in the worker's own word. */
export function exclusionsInWords(exclusions: Readonly<Record<string, number>>): readonly string[] {
  return Object.entries(exclusions)
    .filter(([, count]) => count > 0)
    .toSorted(([one, a], [other, b]) => b - a || one.localeCompare(other))
    .map(([reason, count]) => `${numberInWords(count)} ${exclusionWords[reason] ?? wordsOf(reason)}`);
}

/** `partnerExcluded` → "partner excluded" */
function wordsOf(code: string): string {
  return code.replaceAll(/(?<=\p{Ll})\p{Lu}/gu, (letter) => ` ${letter.toLowerCase()}`);
}

/** What the second click says yes to. */
export function sendInWords({ plannedCount, partners }: AudienceCounts): string {
  const through = partners.filter((line) => line.partnerId !== null && line.plannedCount > 0);
  const direct = partners.reduce((sum, line) => sum + (line.partnerId === null ? line.plannedCount : 0), 0);
  const recipients = `Send to ${counted(plannedCount, "recipient")}`;
  const ofPartners = counted(through.length, "partner");
  if (direct === 0) return through.length === 0 ? recipients : `${recipients} of ${ofPartners}`;
  if (through.length === 0) return `${recipients}, none of a partner`;
  return `${recipients}: ${numberInWords(plannedCount - direct)} of ${ofPartners}, ${numberInWords(direct)} without a partner`;
}
