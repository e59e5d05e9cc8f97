import type { Command } from "commander";
import { readWorkerConfig } from "../config.ts";
import { approvalLimits } from "../approval/limits.ts";
import { limits as sendingLimits } from "../limits.ts";
import { CommandError } from "./command-error.ts";
import { checksOf, type Check } from "./doctor-checks.ts";
import { answer, type Terminal } from "./terminal.ts";
import { reasonOf } from "./with-sending.ts";

const examples = `
Examples:
  newsletter doctor
  newsletter doctor --json

Looks and changes nothing. Ends with 1 when something is at fault; a warning is no fault.
`;

const limits = { ...sendingLimits, ...approvalLimits } as const;

const marks: Readonly<Record<Check["state"], string>> = { good: "good   ", warning: "warning", fault: "FAULT  " };

export function addDoctorCommand(program: Command, terminal: Terminal): void {
  program
    .command("doctor")
    .description("check settings, database, content lake, mailbox, relays, media folder and epoch")
    .option("--json", "print the checks and bounds as JSON")
    .addHelpText("after", examples)
    .action(async (options: { readonly json?: boolean }) => {
      const checks = await checked();
      answer(terminal, options.json === true, { checks, limits }, [
        ...checks.map(({ name, state, detail }) => `${marks[state]}  ${name}: ${detail}`),
        `bounds   ${Object.entries(limits)
          .map(([name, value]) => `${name} ${value}`)
          .join(", ")}`,
      ]);
      const faults = checks.filter(({ state }) => state === "fault").length;
      if (faults > 0) throw new CommandError(`${faults} of ${checks.length} checks found a fault.`);
    });
}

async function checked(): Promise<readonly Check[]> {
  try {
    return [{ name: "settings", state: "good", detail: "complete" }, ...(await checksOf(readWorkerConfig()))];
  } catch (error) {
    return [{ name: "settings", state: "fault", detail: reasonOf(error) }];
  }
}
