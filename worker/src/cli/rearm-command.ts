import { InvalidArgumentError, type Command } from "commander";
import { rearm, type RearmReport } from "../restore/rearm.ts";
import { CommandError } from "./command-error.ts";
import { answer, type Terminal } from "./terminal.ts";
import { commandLineActor, withSending } from "./with-sending.ts";

interface RearmOptions {
  readonly journal: readonly string[];
  readonly machines?: number;
  readonly yes?: boolean;
  readonly json?: boolean;
}

const examples = `
Examples:
  newsletter rearm
  newsletter rearm --journal /mnt/machine-2/journal --machines 2
  newsletter rearm --yes

Without --yes it looks and changes nothing. All journals of this data folder are read. A recipient that a journal knows as handed over becomes
what the journal has of it: accepted, rejected, deferred, or unconfirmed where no reply was kept. Who was handed nothing is not touched, and is
sent once sending goes on. Start the sending processes again afterwards.
`;

export function addRearmCommand(program: Command, terminal: Terminal): void {
  program
    .command("rearm")
    .description("after a restore or a move: bring the ledger up to the journals, and let sending go on")
    .option("--journal <folder>", "journals of another machine; may be given several times", added, [])
    .option("--machines <number>", "how many machines have sent since the backup", machineNumber)
    .option("--yes", "do it")
    .option("--json", "print it as JSON")
    .addHelpText("after", examples)
    .action(async (options: RearmOptions) =>
      withSending(async (modules, config) => {
        const report = await rearm(modules, {
          dataDir: config.DATA_DIR,
          folders: options.journal,
          machineCount: options.machines,
          isForReal: options.yes === true,
          actor: commandLineActor(),
        });
        answer(terminal, options.json === true, report, rearmLines(report));
        if (options.yes === true && report.obstacles.length > 0) throw new CommandError("Nothing was changed; sending stays as it was.");
      }),
    );
}

function rearmLines(report: RearmReport): readonly string[] {
  const { reason, obstacles, epoch, machines, journals, isDone } = report;
  const isNothingToDo = reason === null && !isDone && report.rows.every(({ to }) => to === null);
  if (isNothingToDo) return ["Sending is not locked: there is nothing to re-arm."];
  return [
    reason === null ? "Sending is not locked." : `Sending is locked: ${reason}`,
    `${journals.fileCount} journals with ${journals.lineCount} lines, of ${machines.given} machines; the database knows ${machines.known}.`,
    ...campaignLines(report),
    ...unknownLines(report),
    ...mailLines(report),
    `Epoch ${epoch.database} in the database, ${epoch.file ?? "none"} on this machine: ${isDone ? "now" : "then"} ${epoch.next} in both.`,
    ...obstacles.map((obstacle) => `In the way: ${obstacle}`),
    isDone
      ? "Done. Start the sending processes again: they go on with whoever was handed nothing."
      : "Nothing was changed. To do it: the same command with --yes.",
  ];
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

function added(folder: string, before: readonly string[]): readonly string[] {
  return [...before, folder];
}

function machineNumber(value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 0 || count > 1_000) throw new InvalidArgumentError("A whole number from 0 to 1000.");
  return count;
}
