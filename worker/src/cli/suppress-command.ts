import type { Command } from "commander";
import { noteCharactersMax, partnersSuppressionsMax } from "../audience/limits.ts";
import type { SendingModules } from "../compose.ts";
import type { WorkerConfig } from "../config.ts";
import type { ListedAddress, PartnersSuppression } from "../ports/members.ts";
import { CommandError } from "./command-error.ts";
import { publicationOf } from "./publication-of.ts";
import { answer, type Terminal } from "./terminal.ts";
import { commandLineActor, withSending } from "./with-sending.ts";

interface SuppressOptions {
  readonly partner: string;
  readonly publication?: string;
  readonly reason?: string;
  readonly lift?: boolean;
  readonly json?: boolean;
}

const examples = `
Examples:
  newsletter audience suppress --partner partner-vngoc
  newsletter audience suppress member@example.org --partner partner-vngoc --reason "left the organisation"
  newsletter audience suppress member@example.org --partner partner-vngoc --lift --json

For a partner that wants nothing sent to an address on its behalf: its own list alone, and whether or not the address is on it yet. A subscription
of the address's own, and the lists of other partners, go on. Lifting takes back what this partner has set, and nothing else: neither a leaving,
nor a bounce, nor a complaint. What was lifted stays in the history. Without an address, both are listed.
`;

export function addSuppressCommand(audience: Command, terminal: Terminal): void {
  audience
    .command("suppress")
    .description("keep mail on a partner's behalf from an address, or lift that again")
    .argument("[address]", "e-mail address")
    .requiredOption("--partner <id>", "id of the partner whose list it is")
    .option("--publication <id>", "id of the publication; not needed when there is only one")
    .option("--reason <text>", "why, in the partner's words; the owner of the address may read it")
    .option("--lift", "take it back")
    .option("--json", "answer as JSON")
    .addHelpText("after", examples)
    .action(async (address: string | undefined, options: SuppressOptions) =>
      withSending(async (modules, config) => suppressCommand(address, options, terminal, { modules, config })),
    );
}

async function suppressCommand(
  address: string | undefined,
  { partner: partnerId, publication, reason, lift, json }: SuppressOptions,
  terminal: Terminal,
  { modules: { members }, config }: { readonly modules: SendingModules; readonly config: WorkerConfig },
): Promise<void> {
  const publicationId = await publicationOf(publication, config);
  if (address === undefined) {
    const found = await members.suppressions(partnerId, publicationId, partnersSuppressionsMax);
    const none = `${partnerId} has suppressed nothing in ${publicationId}.`;
    answer(terminal, json === true, { partnerId, publicationId, suppressions: found }, found.length === 0 ? [none] : found.map(lineOf));
    return;
  }
  const listed: ListedAddress = { partnerId, publicationId, address };
  if (lift === true) {
    const { state, isStillKeptBack } = await members.lift(listed, commandLineActor());
    if (state === "notTheirs")
      throw new CommandError(`${partnerId} has not suppressed ${address} in ${publicationId}: there is nothing to lift.`);
    const rest = isStillKeptBack ? " Something else still keeps mail from it: its owner left, or mail came back." : "";
    answer(terminal, json === true, { state, isStillKeptBack }, [`Lifted for ${address} on the list of ${partnerId}.${rest}`]);
    return;
  }
  if (reason === undefined) throw new CommandError("Say why with --reason, in the partner's words; --lift takes it back.", "usage");
  const outcome = await members.suppress(listed, { note: reason, actor: commandLineActor() });
  switch (outcome.state) {
    case "unknownPartner":
      throw new CommandError(`No subscription and no contact has the partner ${partnerId}.`);
    case "faulty":
      throw new CommandError(
        outcome.fault === "address"
          ? `${address} is no address that mail could be sent to.`
          : `The reason has 1 to ${noteCharactersMax} characters.`,
        "usage",
      );
    case "already":
    case "suppressed": {
      const word = outcome.state === "already" ? "was suppressed before" : "is suppressed";
      answer(terminal, json === true, outcome, [`${address} ${word} on the list of ${partnerId}.`]);
    }
  }
}

function lineOf({ address, note, setBy, setAt, lifted }: PartnersSuppression): string {
  const until = lifted === undefined ? "" : `; lifted ${lifted.at} by ${lifted.by}`;
  return `${address}: ${note} (${setAt}, by ${setBy}${until})`;
}
