import type { MarkedRecipient } from "../ports/sending.ts";
import { allJournals, readJournal } from "./read-journals.ts";

/**
 * Subscriptions that had this issue, or may have had it, by the journals of this data folder. After a restore there may be a campaign in
 * them that the database does not know. Whoever was marked and proven not to have got a body is not among them; a rehearsal went to the
 * local mailbox and counts for nothing.
 */
export async function heldByJournals(
  dataDir: string,
  issueId: string,
  rehearsalsInDatabase: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const held = new Set<string>();
  for (const { path } of await allJournals(dataDir)) {
    // oxlint-disable-next-line no-await-in-loop -- one file after the other: memory is bounded by the recipients of one issue
    for (const subscriptionId of await heldByJournal(path, issueId, rehearsalsInDatabase)) held.add(subscriptionId);
  }
  return held;
}

async function heldByJournal(path: string, issueId: string, rehearsalsInDatabase: ReadonlySet<string>): Promise<Iterable<string>> {
  const rehearsals = new Set(rehearsalsInDatabase);
  const held = new Set<string>();
  // Marks whose outcome has not come yet; at the end, those whose process died before it came.
  const inDoubt = new Map<string, string>();
  const isOfIssue = (recipient: MarkedRecipient): boolean => recipient.issueId === issueId && !rehearsals.has(recipient.campaignId);
  for await (const lines of readJournal(path)) {
    for (const { line } of lines) {
      if (line.kind === "rehearsal") rehearsals.add(line.campaignId);
      else if (line.kind === "mark" && line.recipient !== undefined && isOfIssue(line.recipient)) {
        const row = rowOf(line.recipient);
        const doubted = inDoubt.get(row);
        if (doubted !== undefined) held.add(doubted);
        inDoubt.set(row, line.recipient.subscriptionId);
      } else if (line.kind === "outcome" && isOfIssue(line.recipient)) {
        inDoubt.delete(rowOf(line.recipient));
        if (line.state === "accepted" || line.state === "unconfirmed") held.add(line.recipient.subscriptionId);
      }
    }
  }
  return [...held, ...inDoubt.values()];
}

function rowOf({ campaignId, seq }: MarkedRecipient): string {
  return `${campaignId} ${String(seq)}`;
}
