import { Command } from "commander";
import { addRenderCommand } from "./render-command.ts";
import type { Terminal } from "./terminal.ts";

/** The `newsletter` command with everything below it. */
export function createProgram(terminal: Terminal): Command {
  const program = new Command("newsletter");
  program
    .description("Render, rehearse and follow issues of a newsletter.")
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .showHelpAfterError("Add --help to see how it is used.")
    .configureHelp({ showGlobalOptions: false });
  addRenderCommand(program, terminal);
  return program;
}
