import { Command } from "commander";
import { addArchiveCommand } from "./archive-command.ts";
import { addAudienceCommand } from "./audience-command.ts";
import { addBackupCommands } from "./backup-command.ts";
import { addCampaignCommand } from "./campaign-command.ts";
import { addDoctorCommand } from "./doctor-command.ts";
import { addEvidenceCommand } from "./evidence-command.ts";
import { addPacksCommand } from "./packs-command.ts";
import { addPreflightCommand } from "./preflight-command.ts";
import { addProofCommand } from "./proof-command.ts";
import { addReachCommand } from "./reach-command.ts";
import { addRearmCommand } from "./rearm-command.ts";
import { addRehearseCommand } from "./rehearse-command.ts";
import { addRenderCommand } from "./render-command.ts";
import { addRightsCommand } from "./rights-command.ts";
import { addStatusCommand } from "./status-command.ts";
import { addSubscriberCommand } from "./subscriber-command.ts";
import { addTranslationsCommand } from "./translations-command.ts";
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
  addPreflightCommand(program, terminal);
  addProofCommand(program, terminal);
  addRehearseCommand(program, terminal);
  addStatusCommand(program, terminal);
  addCampaignCommand(program, terminal);
  addPacksCommand(program, terminal);
  addReachCommand(program, terminal);
  addEvidenceCommand(program, terminal);
  addTranslationsCommand(program, terminal);
  addDoctorCommand(program, terminal);
  addAudienceCommand(program, terminal);
  addSubscriberCommand(program, terminal);
  addArchiveCommand(program, terminal);
  addRightsCommand(program, terminal);
  addBackupCommands(program, terminal);
  addRearmCommand(program, terminal);
  return program;
}
