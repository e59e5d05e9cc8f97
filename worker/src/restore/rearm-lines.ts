import type { RearmReport } from "./rearm.ts";

/** What re-arming would do or has done, line by line. */
export function rearmLines(report: RearmReport): readonly string[] {
  const { reason, obstacles, epoch, machines, journals, isDone } = report;
  if (isNothingToDo(report)) return ["Sending is not locked: there is nothing to re-arm."];
  return [
    reason === null ? "Sending is not locked." : `Sending is locked: ${reason}`,
    `Read: ${counted(journals.fileCount, "journal")} with ${counted(journals.lineCount, "line")}, of ${counted(machines.given, "machine")}; the database knows of ${counted(machines.known, "machine")}.`,
    ...campaignLines(report),
    ...unknownLines(report),
    ...mailLines(report),
    `Epoch ${epoch.database} in the database, ${epoch.file ?? "none"} on this machine: ${isDone ? "now" : "then"} ${epoch.next} in both.`,
    ...obstacles.map((obstacle) => `In the way: ${obstacle}`),
    isDone ? "Done. Start the sending processes again: they go on with whoever was handed nothing." : "Nothing was changed.",
  ];
}

/** Sending is not locked, and no journal says anything that the ledger does not know. */
export function isNothingToDo({ reason, isDone, rows }: RearmReport): boolean {
  return reason === null && !isDone && rows.every(({ to }) => to === null);
}

function campaignLines({ rows, isDone }: RearmReport): readonly string[] {
  return [...Map.groupBy(rows, ({ campaignId }) => campaignId).values()].flatMap((ofCampaign) => {
    const titles = ofCampaign.slice(0, 1).map(({ kind, campaignId, issueId }) => `${kind} ${campaignId} of issue ${issueId}`);
    const untouched = ofCampaign.filter(({ to }) => to === null);
    const count = untouched.reduce((sum, row) => sum + row.count, 0);
    const states = untouched.map((row) => `${row.count} ${row.from}`).join(", ");
    const changed = ofCampaign.filter(({ to }) => to !== null);
    const changes = changed.map(({ from, to, count: moved }) => `  ${moved} ${from}: ${isDone ? "became" : "become"} ${to}`);
    return titles.concat(changes, `  ${count} not touched${count === 0 ? "" : ` (${states})`}`);
  });
}

function unknownLines({ unknownCampaigns }: RearmReport): readonly string[] {
  return unknownCampaigns.map(({ campaignId, issueId, heldCount, recipientCount, isRehearsal }) =>
    isRehearsal
      ? `The database does not know the rehearsal ${campaignId} of issue ${issueId}: it counts for nothing.`
      : `The database does not know the campaign ${campaignId} of issue ${issueId}: of its ${recipientCount} recipients in the journals, the ${heldCount} that had the issue, or may have, are left out of every later campaign of it.`,
  );
}

function mailLines({ openMailCount, isDone }: RearmReport): readonly string[] {
  if (openMailCount === 0) return [];
  return [
    `${openMailCount} single mails (proofs) had not left when the backup was made, and no journal has them: they ${isDone ? "became" : "become"} unconfirmed.`,
  ];
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}
