import { writeFile } from "node:fs/promises";
import { Option, type Command } from "commander";
import { createRecipientMail } from "../compose-messages.ts";
import { CommandError } from "./command-error.ts";
import { existingCampaign } from "./existing-campaign.ts";
import { answer, type Terminal } from "./terminal.ts";
import { commandLineActor, withSending } from "./with-sending.ts";

interface MailOptions {
  readonly seq?: number;
  readonly address?: string;
  readonly out?: string;
  readonly json?: boolean;
}

const examples = `
Examples:
  newsletter campaign mail 0197f1c2-5b1e-7c3a-9d55-2f0f3c1f9a10 --seq 12 > mail.eml
  newsletter campaign mail 0197f1c2-5b1e-7c3a-9d55-2f0f3c1f9a10 --address office@example.org --out mail.eml --json

The message as it is built when it leaves, of a campaign or a rehearsal. It holds the recipient's own links: the audit says who read it.
`;

/** `campaign mail`: the exact mail of any recipient. */
export function addMailCommand(campaign: Command, terminal: Terminal): void {
  campaign
    .command("mail")
    .description("the exact message of one recipient")
    .argument("<id>", "id of the campaign or rehearsal")
    .addOption(new Option("--seq <number>", "number of the recipient in the campaign").argParser(numberOf).conflicts("address"))
    .option("--address <address>", "address of the recipient")
    .option("--out <file>", "write the message there; standard output otherwise")
    .option("--json", "say as JSON what was written")
    .addHelpText("after", examples)
    .action(async (id: string, options: MailOptions) => mail(id, options, terminal));
}

async function mail(id: string, { seq, address, out, json = false }: MailOptions, terminal: Terminal): Promise<void> {
  if (json && out === undefined) throw new CommandError("--json says what was written: name a file with --out.");
  await withSending(async (modules, { PUBLIC_URL, DATA_DIR }) => {
    const { id: campaignId } = await existingCampaign(id, modules);
    const found = await createRecipientMail(modules, { publicUrl: PUBLIC_URL, dataDir: DATA_DIR })(campaignId, nameOf(seq, address));
    if (found === undefined) throw new CommandError("Nobody of that number or address was planned in this campaign: there is no message.");
    await modules.acts.mailRead(campaignId, found.seq, commandLineActor());
    if (out === undefined) return terminal.out(Buffer.from(found.bytes).toString("latin1"));
    await writeFile(out, found.bytes);
    const { state, bytes } = found;
    answer(terminal, json, { campaignId, seq: found.seq, state, bytes: bytes.length, file: out }, [
      `${out}: recipient ${found.seq}, ${state}, ${bytes.length} bytes`,
    ]);
  });
}

function nameOf(seq: number | undefined, address: string | undefined): { readonly seq: number } | { readonly address: string } {
  if (seq !== undefined) return { seq };
  if (address !== undefined) return { address };
  throw new CommandError("Say whose message: --seq or --address.");
}

function numberOf(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new CommandError(`"${text}" is no recipient's number like 12.`);
  return number;
}
