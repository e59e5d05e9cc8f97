import type { MarkedRecipient, Outcome } from "../ports/sending.ts";

/**
 * What a journal says, a line each: ids only.
 *
 *   machine <machine>                                                  once, before the first mark: whose journal it is
 *   rehearsal <campaign>                                               before the first mark of a campaign that went to the local mailbox
 *   mark <group> [<campaign> <seq> <subscription> <issue> <attempt>    committed in the database as group <group>; the body may leave once
 *                 [<relay>]]                                           this line is synced, by this relay. Alone: a group that marked nobody
 *   outcome <campaign> <seq> <subscription> <issue> <attempt> <state>  written before the row is settled
 */
export type JournalLine =
  | { readonly kind: "machine"; readonly machineId: string }
  | { readonly kind: "rehearsal"; readonly campaignId: string }
  | { readonly kind: "mark"; readonly group: number; readonly recipient: MarkedRecipient | undefined; readonly relay: string | undefined }
  | { readonly kind: "outcome"; readonly recipient: MarkedRecipient; readonly state: Outcome["state"] }
  /** Its write failed (a full disk), and the journal went on behind it: never durable, so nothing left by it. */
  | { readonly kind: "torn" };

export const tornEnding = " torn";

const uuid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const ids = `(?<campaignId>${uuid}) (?<seq>[1-9]\\d{0,8}) (?<subscriptionId>${uuid}) (?<issueId>\\S+) (?<attempt>[1-9]\\d{0,8})`;
const markLine = new RegExp(`^mark (?<group>[1-9]\\d{0,14})(?: ${ids}(?: (?<relay>[a-z][a-z0-9-]{0,30}))?)?$`, "u");
const outcomeLine = new RegExp(`^outcome ${ids} (?<state>accepted|rejected|unconfirmed|planned|deferred)$`, "u");
const machineLine = new RegExp(`^machine (?<machineId>${uuid})$`, "u");
const rehearsalLine = new RegExp(`^rehearsal (?<campaignId>${uuid})$`, "u");
const outcomeStates: ReadonlyMap<string, Outcome["state"]> = new Map(
  (["accepted", "rejected", "unconfirmed", "planned", "deferred"] as const).map((state) => [state, state]),
);

/** Undefined for what no journal says. */
export function parseJournalLine(line: string): JournalLine | undefined {
  if (line.endsWith(tornEnding)) return { kind: "torn" };
  const mark = markLine.exec(line)?.groups;
  if (mark !== undefined) return { kind: "mark", group: Number(mark["group"]), recipient: recipientOf(mark), relay: mark["relay"] };
  const outcome = outcomeLine.exec(line)?.groups;
  if (outcome !== undefined) {
    const recipient = recipientOf(outcome);
    const state = outcomeStates.get(outcome["state"] ?? "");
    return recipient === undefined || state === undefined ? undefined : { kind: "outcome", recipient, state };
  }
  const machineId = machineLine.exec(line)?.groups?.["machineId"];
  if (machineId !== undefined) return { kind: "machine", machineId };
  const campaignId = rehearsalLine.exec(line)?.groups?.["campaignId"];
  return campaignId === undefined ? undefined : { kind: "rehearsal", campaignId };
}

function recipientOf(groups: Readonly<Record<string, string | undefined>>): MarkedRecipient | undefined {
  const { campaignId, seq, subscriptionId, issueId, attempt } = groups;
  if (campaignId === undefined || subscriptionId === undefined || issueId === undefined) return undefined;
  return { campaignId, seq: Number(seq), subscriptionId, issueId, attempt: Number(attempt) };
}

export function idsOf({ campaignId, seq, subscriptionId, issueId, attempt }: MarkedRecipient): string {
  return [campaignId, seq, subscriptionId, issueId, attempt].map(String).join(" ");
}
