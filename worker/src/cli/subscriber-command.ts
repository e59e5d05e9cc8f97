import type { Command } from "commander";
import * as z from "zod";
import { erasedMark } from "../audience/keyed-hash.ts";
import { mailAddress } from "../audience/mail-address.ts";
import type { SendingModules } from "../compose.ts";
import type { AddressData, SubscriptionData } from "../ports/preferences.ts";
import { createErasureStore } from "../store/erasure-store.ts";
import { createPreferenceStore } from "../store/preference-store.ts";
import { CommandError } from "./command-error.ts";
import { addLiftCommand } from "./lift-command.ts";
import { answer, type Terminal } from "./terminal.ts";
import { commandLineActor, withSending } from "./with-sending.ts";

interface SubscriberOptions {
  readonly json?: boolean;
  readonly yes?: boolean;
}

const examples = `
Examples:
  newsletter subscriber show reader@example.org
  newsletter subscriber export reader@example.org > answer.json
  newsletter subscriber erase reader@example.org --yes --json

For a letter that asks what is stored about its writer, or to erase it. Erasing takes the address out of subscriptions, consents, single
mails, contacts and the ledger, stops what has not been handed over to it yet, and keeps a keyed hash, so that no import brings it back. It
cannot be undone. Who looked and who erased stands in the audit.
`;

export function addSubscriberCommand(program: Command, terminal: Terminal): void {
  const subscriber = program
    .command("subscriber")
    .description("what is stored about an address: to answer its owner")
    .addHelpText("after", examples);
  const act = (name: string, description: string): Command =>
    subscriber.command(name).description(description).argument("<address>", "e-mail address").option("--json", "answer as JSON");
  act("show", "say in short what is stored").action(async (address: string, { json }: SubscriberOptions) =>
    withSending(async (modules) => {
      const data = await lookedUp(modules, address, "shown");
      answer(terminal, json === true, data, linesOf(data));
    }),
  );
  act("export", "print everything that is stored, as JSON").action(async (address: string) =>
    withSending(async (modules) => answer(terminal, true, await lookedUp(modules, address, "exported"), [])),
  );
  act("erase", "take the address out of everything that is stored")
    .option("--yes", "erase it; without, nothing happens")
    .action(async (address: string, options: SubscriberOptions) =>
      withSending(async (modules) => eraseCommand({ address, ...options }, terminal, modules)),
    );
  addLiftCommand(subscriber, terminal);
}

/** As it is kept: a domain in its ASCII form; what no form would take may still have come by a file. */
function asKept(address: string): string {
  return mailAddress(address) ?? address.trim();
}

async function lookedUp({ db, hashKey }: SendingModules, typed: string, action: "shown" | "exported"): Promise<AddressData> {
  const store = createPreferenceStore(db);
  const address = asKept(typed);
  const data = await store.dataOfAddress(address, erasedMark(hashKey, address));
  await Promise.all(data.subscriptions.map(async (each) => store.noteLook(subscriptionOf(each).id, action, commandLineActor())));
  return data;
}

async function eraseCommand(
  { address: typed, json, yes }: SubscriberOptions & { readonly address: string },
  terminal: Terminal,
  { db, hashKey }: SendingModules,
): Promise<void> {
  const address = asKept(typed);
  if (yes !== true)
    throw new CommandError("Nothing was erased. It cannot be undone: look with `subscriber show` first, then add --yes.", "usage");
  const wish = { address, mark: erasedMark(hashKey, address), withShared: true, actor: commandLineActor(), method: "commandLine" } as const;
  const erasedCount = await createErasureStore(db).erase(wish);
  const word = erasedCount === 1 ? "subscription" : "subscriptions";
  answer(terminal, json === true, { erasedCount }, [`Erased from ${erasedCount} ${word}; no import brings the address back.`]);
}

const storedSchema = z.object({
  subscription: z.object({
    id: z.string(),
    publication: z.string(),
    recipientKind: z.string(),
    partner: z.string().nullable(),
    languages: z.array(z.string()),
    state: z.string(),
  }),
  consents: z.array(z.unknown()),
  campaigns: z.array(z.unknown()),
});

function subscriptionOf(data: SubscriptionData): z.infer<typeof storedSchema>["subscription"] {
  return storedSchema.parse(data).subscription;
}

function suppressionLine({ publication, reason, scope, partner, liftedAt }: SubscriptionData): string {
  const list = scope !== "list" ? "" : typeof partner === "string" ? ` on the list of ${partner}` : " as its own subscription";
  return `${String(publication)}: suppressed${list} (${String(reason)})${liftedAt == null ? "" : ", and lifted again"}`;
}

function linesOf({ address, subscriptions, contacts, proofs, suppressions }: AddressData): readonly string[] {
  if (subscriptions.length + contacts.length + proofs.length + suppressions.length === 0) return [`Nothing is stored about ${address}.`];
  const lines = subscriptions.map((data) => {
    const { subscription, consents, campaigns } = storedSchema.parse(data);
    const { publication, recipientKind, partner, languages, state } = subscription;
    const through = partner === null ? "" : ` of ${partner}`;
    return `${publication}: ${recipientKind}${through}, ${state}, in ${languages.join(", ")}; ${consents.length} rows of consent, ${campaigns.length} campaigns`;
  });
  const others = suppressions.map(suppressionLine);
  const rest = [
    ...contacts.map(({ partner }) => `contact of ${String(partner)}`),
    ...(proofs.length === 0 ? [] : [`${proofs.length} proofs were sent to it`]),
  ];
  return [...lines, ...others, ...rest];
}
