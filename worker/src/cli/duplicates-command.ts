import type { Command } from "commander";
import type { SendingModules } from "../compose.ts";
import type { WorkerConfig } from "../config.ts";
import type { DuplicateMailbox, DuplicateOf } from "../ports/audience-files.ts";
import { publicationOf } from "./publication-of.ts";
import { answer, type Terminal } from "./terminal.ts";
import { commandLineActor, withSending } from "./with-sending.ts";

interface DuplicatesOptions {
  readonly publication?: string;
  readonly merge?: boolean;
  readonly json?: boolean;
}

const mailboxesShownMax = 20;

const examples = `
Examples:
  newsletter audience duplicates
  newsletter audience duplicates --merge --json

A mailbox may subscribe through two partners, or by itself and as a partner's member. A campaign gives it one copy all the same, by the
subscription that was there first. --merge keeps the one with the oldest consent, with the tags of all; the others get nothing any more, and their
history stays. Mailboxes with a desk or a list among them are shown and never merged: the partner's contacts decide about those.
`;

export function addDuplicatesCommand(audience: Command, terminal: Terminal): void {
  audience
    .command("duplicates")
    .description("mailboxes with several subscriptions, and their merge")
    .option("--publication <id>", "id of the publication; not needed when there is only one")
    .option("--merge", "join those of people")
    .option("--json", "print all of them as JSON")
    .addHelpText("after", examples)
    .action(async (options: DuplicatesOptions) =>
      withSending(async (modules, config) => duplicatesCommand(options, terminal, modules, config)),
    );
}

async function duplicatesCommand(
  { publication, merge, json }: DuplicatesOptions,
  terminal: Terminal,
  { audienceFiles }: SendingModules,
  config: WorkerConfig,
): Promise<void> {
  const publicationId = await publicationOf(publication, config);
  const mailboxes = await audienceFiles.duplicates(publicationId);
  const mergedCount = merge === true ? await audienceFiles.mergeDuplicates(publicationId, commandLineActor()) : 0;
  const more = mailboxes.length - mailboxesShownMax;
  answer(terminal, json === true, { publicationId, mailboxes, mergedCount }, [
    `${publicationId}: ${String(mailboxes.length)} mailboxes with several subscriptions`,
    ...mailboxes.slice(0, mailboxesShownMax).flatMap(linesOf),
    ...(more > 0 ? [`  and ${String(more)} more: --json has them all`] : []),
    ...(merge === true ? [`${String(mergedCount)} subscriptions were joined with another one of the same mailbox.`] : []),
  ]);
}

function linesOf({ address, isShared, subscriptions }: DuplicateMailbox): readonly string[] {
  return [`  ${address}${isShared ? " (shared: never merged)" : ""}`, ...subscriptions.map((each) => `    ${inWords(each, isShared)}`)];
}

function inWords({ recipientKind, partnerId, languages, state, since, isPlanned, isKept }: DuplicateOf, isShared: boolean): string {
  const said = [...(isPlanned ? ["gets the copy"] : []), ...(isKept && !isShared ? ["a merge keeps it"] : [])];
  const through = partnerId === null ? "" : ` through ${partnerId}`;
  return `${recipientKind}${through}, ${languages.join(", ")}, ${state} since ${since}${said.length === 0 ? "" : `: ${said.join("; ")}`}`;
}
