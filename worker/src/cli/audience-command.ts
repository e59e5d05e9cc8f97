import type { Command } from "commander";
import { addChecklistCommand } from "./checklist-command.ts";
import { addAgreementCommand } from "./agreement-command.ts";
import { addDuplicatesCommand } from "./duplicates-command.ts";
import { addExportCommand } from "./export-command.ts";
import { addHistoryCommand } from "./history-command.ts";
import { addImportCommand } from "./import-command.ts";
import { addOnboardCommand } from "./onboard-command.ts";
import { addInviteCommand } from "./invite-command.ts";
import { addSegmentsCommand } from "./segments-command.ts";
import { addSignOutCommand } from "./sign-out-command.ts";
import { addPartnerCommand } from "./partner-command.ts";
import { addSuppressCommand } from "./suppress-command.ts";
import { addTagCommand } from "./tag-command.ts";
import type { Terminal } from "./terminal.ts";

export function addAudienceCommand(program: Command, terminal: Terminal): void {
  const audience = program.command("audience").description("subscriptions of a publication");
  addImportCommand(audience, terminal);
  addInviteCommand(audience, terminal);
  addTagCommand(audience, terminal);
  addExportCommand(audience, terminal);
  addSegmentsCommand(audience, terminal);
  addHistoryCommand(audience, terminal);
  addDuplicatesCommand(audience, terminal);
  addOnboardCommand(audience, terminal);
  addChecklistCommand(audience, terminal);
  addAgreementCommand(audience, terminal);
  addSignOutCommand(audience, terminal);
  addPartnerCommand(audience, terminal);
  addSuppressCommand(audience, terminal);
}
