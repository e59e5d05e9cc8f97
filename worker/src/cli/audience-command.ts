import { readFile, stat } from "node:fs/promises";
import type { Command } from "commander";
import { parseAudience } from "../audience/parse-audience.ts";
import type { SendingModules } from "../compose.ts";
import type { WorkerConfig } from "../config.ts";
import { limits } from "../limits.ts";
import { CommandError } from "./command-error.ts";
import { publicationOf } from "./publication-of.ts";
import { addSegmentsCommand } from "./segments-command.ts";
import { answer, type Terminal } from "./terminal.ts";
import { commandLineActor, reasonOf, withSending } from "./with-sending.ts";

interface ImportOptions {
  readonly publication?: string;
  readonly json?: boolean;
}

const faultsShownMax = 20;

const examples = `
Examples:
  newsletter audience import schemas/sample/audience.csv
  newsletter audience import partners.csv --publication publication-civil-society --json

The first line of the file is "address,recipientKind,partnerId,languages,state"; languages are separated by semicolons. All rows are
imported or none. A subscription that exists already stays as it is: an import never brings somebody back who left.
`;

export function addAudienceCommand(program: Command, terminal: Terminal): void {
  const audience = program.command("audience").description("subscriptions of a publication");
  addSegmentsCommand(audience, terminal);
  audience
    .command("import")
    .description("add the subscriptions of a CSV file")
    .argument("<file>", "CSV file in UTF-8")
    .option("--publication <id>", "id of the publication; not needed when there is only one")
    .option("--json", "print the counts as JSON")
    .addHelpText("after", examples)
    .action(async (file: string, options: ImportOptions) =>
      withSending(async (modules, config) => importCommand({ file, ...options }, terminal, modules, config)),
    );
}

async function importCommand(
  { file, publication, json }: ImportOptions & { readonly file: string },
  terminal: Terminal,
  { audience, ids }: SendingModules,
  config: WorkerConfig,
): Promise<void> {
  const parsed = parseAudience(await readBounded(file));
  if (parsed.state === "faulty") {
    const more = parsed.faults.length - faultsShownMax;
    const lines = [...parsed.faults.slice(0, faultsShownMax), ...(more > 0 ? [`and ${more} more`] : [])].map((fault) => `  ${fault}`);
    throw new CommandError(`Nothing was imported; ${file} has faults:\n${lines.join("\n")}`);
  }
  const publicationId = await publicationOf(publication, config);
  const rows = parsed.rows.map(({ address, recipientKind, partnerId, languages, state }) => {
    const [id, number] = [ids.uuidv7(), ids.randomHex(8)];
    return { id, number, address, recipientKind, partnerId, languages, state };
  });
  const added = await audience.importSubscriptions(publicationId, rows, commandLineActor());
  const result = { publicationId, rows: rows.length, added, alreadyThere: rows.length - added };
  answer(terminal, json === true, result, [
    `${added} of ${rows.length} subscriptions were added to ${publicationId}; ${result.alreadyThere} were there already.`,
  ]);
}

async function readBounded(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > limits.audienceFileBytesMax) throw new CommandError(`${file} is larger than ${limits.audienceFileBytesMax} bytes.`);
    return await readFile(file, "utf8");
  } catch (cause) {
    if (cause instanceof CommandError) throw cause;
    throw new CommandError(`${file} cannot be read: ${reasonOf(cause)}.`, "failed", { cause });
  }
}
