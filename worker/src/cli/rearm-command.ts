import { InvalidArgumentError, type Command } from "commander";
import { isNothingToDo, rearmLines } from "../restore/rearm-lines.ts";
import { rearm } from "../restore/rearm.ts";
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
        const way = isNothingToDo(report) || report.isDone || report.obstacles.length > 0 ? [] : ["To do it: the same command with --yes."];
        answer(terminal, options.json === true, report, [...rearmLines(report), ...way]);
        if (options.yes === true && report.obstacles.length > 0) throw new CommandError("Nothing was changed; sending stays as it was.");
      }),
    );
}

function added(folder: string, before: readonly string[]): readonly string[] {
  return [...before, folder];
}

function machineNumber(value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 0 || count > 1_000) throw new InvalidArgumentError("A whole number from 0 to 1000.");
  return count;
}
