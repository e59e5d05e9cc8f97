import type { Command } from "commander";
import type { ConsentOf, SubscriptionHistory } from "../ports/audience-files.ts";
import type { SendingModules } from "../compose.ts";
import { CommandError } from "./command-error.ts";
import { answer, type Terminal } from "./terminal.ts";
import { withSending } from "./with-sending.ts";

interface HistoryOptions {
  readonly json?: boolean;
}

const examples = `
Examples:
  newsletter audience history reader@example.org
  newsletter audience history reader@example.org --json

Each line is what was agreed or taken back: when, how, by whom, in which languages, and to which words ("subscribe.en.1" names a text and its
version; an agreement or a file stands in its place for people whom a partner brought).
`;

export function addHistoryCommand(audience: Command, terminal: Terminal): void {
  audience
    .command("history")
    .description("what the owner of an address agreed to, and took back")
    .argument("<address>", "mail address")
    .option("--json", "print it as JSON")
    .addHelpText("after", examples)
    .action(async (address: string, options: HistoryOptions) =>
      withSending(async (modules) => historyCommand(address, options, terminal, modules)),
    );
}

async function historyCommand(
  address: string,
  { json }: HistoryOptions,
  terminal: Terminal,
  { audienceFiles }: SendingModules,
): Promise<void> {
  const subscriptions = await audienceFiles.history(address.trim());
  if (subscriptions.length === 0) throw new CommandError(`There is no subscription of ${address}.`);
  answer(terminal, json === true, { subscriptions }, subscriptions.flatMap(linesOf));
}

function linesOf({ publicationId, partnerId, recipientKind, state, suppressed, consents }: SubscriptionHistory): readonly string[] {
  const through = partnerId === null ? "" : ` through ${partnerId}`;
  const never = suppressed === null ? "" : `; never to be written to (${suppressed.reason}, ${suppressed.at})`;
  return [
    `${publicationId}, ${recipientKind}${through}: ${state}${never}`,
    ...(consents.length === 0 ? ["  nothing is known of how it began"] : consents.map((consent) => `  ${consentInWords(consent)}`)),
  ];
}

function consentInWords({ at, act, method, actor, wording, languages, detail }: ConsentOf): string {
  const more = Object.entries(detail).map(([name, value]) => `${name} ${typeof value === "string" ? value : JSON.stringify(value)}`);
  const words = [...(wording === null ? [] : [`words ${wording}`]), ...more].join(", ");
  return `${at}: ${act} by ${actor} (${method}), ${languages.join(", ")}${words === "" ? "" : `; ${words}`}`;
}
