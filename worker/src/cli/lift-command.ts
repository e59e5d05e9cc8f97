import type { Command } from "commander";
import { mailAddress } from "../audience/mail-address.ts";
import type { SendingModules } from "../compose.ts";
import { liftableReasons, type LiftResult } from "../ports/suppressions.ts";
import { createSuppressionStore } from "../store/lift-suppression.ts";
import { CommandError } from "./command-error.ts";
import { answer, type Terminal } from "./terminal.ts";
import { commandLineActor, withSending } from "./with-sending.ts";

interface LiftOptions {
  readonly reason: string;
  readonly publication?: string;
  readonly json?: boolean;
}

const reasonCharactersMax = 500;

const examples = `
Examples:
  newsletter subscriber lift reader@example.org --reason "their mail server was replaced on 3 February; they wrote and ask for it"

Of an address that bounced or complained (${liftableReasons.join(", ")}), with a reason that goes into the audit. Who left, was erased, or was stopped
by a partner is not brought back here: a reader comes back by the link in her notice, or by the form. Where she had left after the bounce, her own
wish takes its place.
`;

export function addLiftCommand(subscriber: Command, terminal: Terminal): void {
  subscriber
    .command("lift")
    .description("let an address that bounced or complained be written to again")
    .argument("<address>", "e-mail address")
    .requiredOption("--reason <text>", "why, for the audit; without the address")
    .option("--publication <id>", "of this publication alone")
    .option("--json", "answer as JSON")
    .addHelpText("after", examples)
    .action(async (address: string, options: LiftOptions) =>
      withSending(async (modules) => liftCommand(address, options, terminal, modules)),
    );
}

async function liftCommand(
  typed: string,
  { reason: given, publication: publicationId, json }: LiftOptions,
  terminal: Terminal,
  { db }: SendingModules,
): Promise<void> {
  const address = mailAddress(typed) ?? typed.trim();
  const reason = reasonFrom(given, address);
  const result = await createSuppressionStore(db).lift({ address, publicationId, reason, actor: commandLineActor() });
  if (result.lifted.length === 0) throw new CommandError(`Nothing was lifted. ${whyNot(result, address)}`);
  answer(terminal, json === true, result, [
    ...result.lifted.map(({ publicationId: id, was, hadLeft }) =>
      hadLeft
        ? `${id}: no longer suppressed as ${was}; its owner had left, and stays so`
        : `${id}: lifted (${was}); may be written to again`,
    ),
    ...result.kept.map(({ publicationId: id, reason: kept }) => `${id}: stays suppressed (${kept})`),
  ]);
}

/** The audit keeps it for good, and names no reader. */
function reasonFrom(given: string, address: string): string {
  const reason = given.trim();
  if (reason === "" || reason.length > reasonCharactersMax || /\p{Cc}/u.test(reason))
    throw new CommandError(`The reason is one line of at most ${reasonCharactersMax} characters.`, "usage");
  if (reason.toLowerCase().includes(address.toLowerCase()))
    throw new CommandError("Leave the address out of the reason: the audit keeps it for good.", "usage");
  return reason;
}

function whyNot({ kept }: LiftResult, address: string): string {
  if (kept.length === 0) return `${address} is not suppressed.`;
  const reasons = kept.map(({ publicationId, reason }) => `${publicationId}: ${reason}`).join("; ");
  return `What its owner or a partner wished is not an operator's to lift (${reasons}). She comes back by the form or the link in her notice.`;
}
