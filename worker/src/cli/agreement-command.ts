import { agreementCharactersMax } from "@newsletter/schemas";
import type { Command } from "commander";
import type { SendingModules } from "../compose.ts";
import type { WorkerConfig } from "../config.ts";
import type { PartnerAgreement } from "../ports/partner-members.ts";
import { createPartnerMembersStore } from "../store/partner-members-store.ts";
import { CommandError } from "./command-error.ts";
import { publicationOf } from "./publication-of.ts";
import { answer, type Terminal } from "./terminal.ts";
import { commandLineActor, withSending } from "./with-sending.ts";

interface AgreementOptions {
  readonly reference?: string;
  readonly date?: string;
  readonly end?: boolean;
  readonly publication?: string;
  readonly json?: boolean;
}

const examples = `
Examples:
  newsletter audience agreement partner-vngoc
  newsletter audience agreement partner-vngoc --reference "Letter to the publisher, no. 12" --date 2024-02-02
  newsletter audience agreement partner-vngoc --end --json

By a recorded agreement the partner's contacts add members, on the partner's own page, who receive the next issue without being asked. Without one
each of them is asked by a mail first. Ending it changes nothing for those who are there. Earlier agreements are kept.
`;

export function addAgreementCommand(audience: Command, terminal: Terminal): void {
  audience
    .command("agreement")
    .description("by which written agreement a partner brings its members; recorded with a reference and a date")
    .argument("<partner>", "id of the partner")
    .option("--reference <reference>", "what the written agreement is called")
    .option("--date <day>", "the day on which it was signed, such as 2024-02-02")
    .option("--end", "from now on the partner's people are asked first")
    .option("--publication <id>", "id of the publication; not needed when there is only one")
    .option("--json", "print it as JSON")
    .addHelpText("after", examples)
    .action(async (partnerId: string, options: AgreementOptions) =>
      withSending(async (modules, config) => agreementCommand({ partnerId, ...options }, terminal, modules, config)),
    );
}

async function agreementCommand(
  { partnerId, ...options }: AgreementOptions & { readonly partnerId: string },
  terminal: Terminal,
  { db }: SendingModules,
  config: WorkerConfig,
): Promise<void> {
  const given = agreementOf(options);
  const list = { partnerId, publicationId: await publicationOf(options.publication, config) };
  const members = createPartnerMembersStore(db);
  if (given !== undefined || options.end === true) {
    const isKnown = await members.recordAgreement(list, given, commandLineActor());
    if (!isKnown) throw new CommandError(`No subscription, contact or plan has named a partner ${partnerId} yet.`);
  }
  const agreement = (await members.agreement(list)) ?? null;
  answer(terminal, options.json === true, { ...list, agreement }, [`${partnerId}, ${list.publicationId}: ${inWords(agreement)}`]);
}

function inWords(agreement: PartnerAgreement | null): string {
  if (agreement === null) return "no agreement. Whom the partner adds is asked first.";
  const { reference, agreedOn, recordedBy, recordedAt } = agreement;
  return `${reference}, of ${agreedOn}; recorded by ${recordedBy}, ${recordedAt}.`;
}

function agreementOf({ reference, date, end }: AgreementOptions): Pick<PartnerAgreement, "reference" | "agreedOn"> | undefined {
  if (reference === undefined && date === undefined) return undefined;
  if (end === true) throw new CommandError("--end stands alone.", "usage");
  const words = reference?.trim() ?? "";
  if (words === "" || words.length > agreementCharactersMax || /\p{Cc}/u.test(words))
    throw new CommandError(
      `--reference names a written agreement in one line of at most ${String(agreementCharactersMax)} characters.`,
      "usage",
    );
  if (date === undefined || !isDay(date)) throw new CommandError("--date is a day such as 2024-02-02.", "usage");
  return { reference: words, agreedOn: date };
}

function isDay(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(date)) return false;
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
}
