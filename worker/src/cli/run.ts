import { CommanderError } from "commander";
import { CampaignError } from "../campaign/campaign-error.ts";
import { ContentError } from "../content/content-error.ts";
import { CommandError } from "./command-error.ts";
import { createProgram } from "./program.ts";
import { findingLine } from "./snapshot-for-command.ts";
import { reasonOf } from "./with-sending.ts";
import { processTerminal, type Terminal } from "./terminal.ts";

/** Runs one command and gives its exit code: 0, 1 for what could not be done, 2 for what was typed wrongly. */
export async function runCommand(args: readonly string[], terminal: Terminal = processTerminal): Promise<number> {
  try {
    await createProgram(terminal).parseAsync([...args], { from: "user" });
    return 0;
  } catch (error) {
    return exitCodeOf(error, terminal);
  }
}

function exitCodeOf(error: unknown, terminal: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2; // commander has already said it
  if (error instanceof CommandError) {
    terminal.err(`newsletter: ${error.message}\n`);
    return error.kind === "usage" ? 2 : 1;
  }
  if (error instanceof ContentError || error instanceof CampaignError) {
    terminal.err(`newsletter: ${[error.message, ...error.findings.map(findingLine)].join("\n")}\n`);
    return 1;
  }
  terminal.err(`newsletter: ${reasonOf(error)}\n`);
  return 1;
}
