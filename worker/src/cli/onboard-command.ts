import { languageSchema, onboardedKinds, onboardedKindSchema, type Language, type OnboardedKind } from "@newsletter/schemas";
import type { Command } from "commander";
import { composeContent } from "../compose-content.ts";
import { composeOnboardingDesk } from "../compose-onboarding.ts";
import type { SendingModules } from "../compose.ts";
import type { WorkerConfig } from "../config.ts";
import { CommandError } from "./command-error.ts";
import { publicationOf } from "./publication-of.ts";
import { answer, type Terminal } from "./terminal.ts";
import { commandLineActor, withSending } from "./with-sending.ts";

interface OnboardOptions {
  readonly contact: string;
  readonly kind: string;
  readonly languages: string;
  readonly address?: string;
  readonly publication?: string;
  readonly sendAgain?: boolean;
  readonly json?: boolean;
}

const examples = `
Examples:
  newsletter audience onboard partner-vngoc --contact "Amina Khatib <amina@example.org>" --kind desk --address office@example.org --languages en,ar
  newsletter audience onboard partner-vngoc --contact "Amina Khatib <amina@example.org>" --kind desk --address office@example.org --languages en,ar --send-again

Adds the contact and the subscription, and sends the contact one mail with a link, which opens once and for two weeks. Nothing is sent to the address
before the contact has confirmed it on the page behind the link. The same command again changes nothing and sends nothing; --send-again sends another
link, at most every ten minutes. All of it is done, or nothing. "newsletter audience checklist" says what is missing afterwards.
`;

export function addOnboardCommand(audience: Command, terminal: Terminal): void {
  audience
    .command("onboard")
    .description("bring a partner in: a contact, what it receives, and a mail with a link to confirm both")
    .argument("<partner-id>", "id of the partner's published document")
    .requiredOption("--contact <contact>", 'who answers for the partner: "Name <name@example.org>"')
    .requiredOption("--kind <kind>", `who reads the address: ${onboardedKinds.join(", ")}`)
    .requiredOption("--languages <languages>", "languages in their order, such as en,ar")
    .option("--address <address>", "where issues go; the contact's own address when nothing is said")
    .option("--publication <id>", "id of the publication; not needed when there is only one")
    .option("--send-again", "send the link once more to a contact who was sent one")
    .option("--json", "print what was done as JSON")
    .addHelpText("after", examples)
    .action(async (partnerId: string, options: OnboardOptions) => {
      const wish = readOptions(options);
      await withSending(async (modules, config) => onboardCommand({ partnerId, ...wish }, options, terminal, modules, config));
    });
}

interface Wish {
  readonly contactName: string;
  readonly contactAddress: string;
  readonly recipientKind: OnboardedKind;
  readonly languages: Language[];
  readonly address: string;
}

function readOptions({ contact, kind, languages, address = "" }: OnboardOptions): Wish {
  const { name, at } = /^\s*(?<name>[^<>]*?)\s*<(?<at>[^<>]+)>\s*$/u.exec(contact)?.groups ?? {};
  if (name === undefined || at === undefined || name === "")
    throw new CommandError(`--contact names a person and an address: "Name <name@example.org>".`, "usage");
  const recipientKind = onboardedKindSchema.safeParse(kind);
  if (!recipientKind.success) throw new CommandError(`--kind is one of ${onboardedKinds.join(", ")}.`, "usage");
  const read = languages.split(",").map((each) => languageSchema.safeParse(each.trim()));
  const faulty = languages.split(",").find((_, index) => read[index]?.success !== true);
  if (faulty !== undefined)
    throw new CommandError(`--languages: "${faulty.trim()}" is none of ${languageSchema.options.join(", ")}.`, "usage");
  return {
    contactName: name,
    contactAddress: at,
    recipientKind: recipientKind.data,
    languages: read.flatMap((each) => (each.success ? [each.data] : [])),
    address,
  };
}

const flagOf = { contactName: "--contact", contactAddress: "--contact", address: "--address", languages: "--languages" } as const;

async function onboardCommand(
  wish: Wish & { readonly partnerId: string },
  { publication, sendAgain, json }: OnboardOptions,
  terminal: Terminal,
  modules: SendingModules,
  config: WorkerConfig,
): Promise<void> {
  const publicationId = await publicationOf(publication, config);
  const desk = composeOnboardingDesk(modules, composeContent(config), config.PUBLIC_URL);
  const by = { actor: commandLineActor(), method: "commandLine", sendsAgain: sendAgain === true } as const;
  const result = await desk.onboard({ publicationId, ...wish }, by);
  if (result.state === "notFound") throw new CommandError(`Nothing was done. ${result.sentence}`);
  if (result.state === "refused")
    throw new CommandError(
      ["Nothing was done.", ...result.faults.map(({ field, message }) => `  ${flagOf[field]}: ${message}`)].join("\n"),
    );
  const { partnerId, contactAddress, address, recipientKind } = wish;
  answer(terminal, json === true, { publicationId, partnerId, ...result }, [
    `${partnerId}: ${address === "" ? contactAddress : address} as ${recipientKind}, awaits the word of ${contactAddress}.`,
    result.mail === "planned"
      ? "A mail with a link is on its way to the contact."
      : "A link was sent before; --send-again sends another one, at most every ten minutes.",
  ]);
}
