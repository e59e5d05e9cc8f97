import type { Command } from "commander";
import { basename } from "node:path";
import { composeInviting } from "../compose-inviting.ts";
import type { SendingModules } from "../compose.ts";
import type { WorkerConfig } from "../config.ts";
import { invitedPerActMax } from "../audience/limits.ts";
import { inviteObstacles, type InviteObstacle, type InviteResult } from "../ports/inviting.ts";
import { CommandError } from "./command-error.ts";
import { publicationOf } from "./publication-of.ts";
import { answer, type Terminal } from "./terminal.ts";
import { commandLineActor, withSending } from "./with-sending.ts";

interface InviteOptions {
  readonly publication?: string;
  readonly file?: string;
  readonly partner?: string;
  readonly tag?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const examples = `
Examples:
  newsletter audience invite --file conference-2024.csv --dry-run
  newsletter audience invite --file conference-2024.csv
  newsletter audience invite --partner partner-vngoc --tag course

Asks people who came in as "requested", by one mail that says who gave their address, whether they want to subscribe. Nobody is asked a second time,
by whatever file they come again; who does not confirm is never written to. Desks and lists are not asked: their readers would answer for
one another. At most ${String(invitedPerActMax)} people at a time: the same command asks the next ones. Their mails leave behind all other single mails, at the
relay's pace.
`;

export function addInviteCommand(audience: Command, terminal: Terminal): void {
  audience
    .command("invite")
    .description("ask people who were imported without an agreement, once, whether they want to subscribe")
    .option("--publication <id>", "id of the publication; not needed when there is only one")
    .option("--file <name>", "those alone whom this file brought")
    .option("--partner <id>", "those alone of this partner")
    .option("--tag <tag>", "those alone with this tag")
    .option("--dry-run", "say how many would be asked, and ask nobody")
    .option("--json", "print the counts as JSON")
    .addHelpText("after", examples)
    .action(async (options: InviteOptions) => withSending(async (modules, config) => inviteCommand(options, terminal, modules, config)));
}

async function inviteCommand(
  { publication, file, partner, tag, dryRun = false, json = false }: InviteOptions,
  terminal: Terminal,
  modules: SendingModules,
  config: WorkerConfig,
): Promise<void> {
  const publicationId = await publicationOf(publication, config);
  const result = await composeInviting(
    modules,
    config.PUBLIC_URL,
  )({
    publicationId,
    file: file === undefined ? undefined : basename(file),
    partnerId: partner,
    tag,
    actor: commandLineActor(),
    isDryRun: dryRun,
  });
  if (result === undefined)
    throw new CommandError(`Nobody was asked: no issue of ${publicationId} was ever prepared, so its name for the mail is not known yet.`);
  answer(terminal, json, { publicationId, isDryRun: dryRun, ...result }, linesOf(result, dryRun));
}

const words: Readonly<Record<InviteObstacle, string>> = {
  shared: "desk or list, which a contact of the partner decides about",
  suppressed: "never to be written to",
  erased: "erased at its owner's wish",
  askedBefore: "asked before",
  subscribed: "subscribed by another way",
  unnamedPartner: "of a partner whose name is not known yet: publish the partner and prepare an issue",
};

function linesOf({ askedCount, notAsked, hasMore }: InviteResult, isDryRun: boolean): readonly string[] {
  const others = inviteObstacles
    .filter((obstacle) => notAsked[obstacle] > 0)
    .map((obstacle) => `  ${notAsked[obstacle]} ${words[obstacle]}`);
  const rounds = Math.ceil(askedCount / invitedPerActMax);
  return [
    isDryRun ? `${askedCount} people would be asked` : `${askedCount} people are asked: their mails are in the outbox`,
    ...(others.length === 0 ? [] : ["not asked:", ...others]),
    ...(isDryRun && rounds > 1 ? [`In ${rounds} acts of at most ${invitedPerActMax}.`] : []),
    ...(hasMore ? ["There may be more: the same command asks the next ones."] : []),
  ];
}
