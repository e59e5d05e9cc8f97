import { agreementCharactersMax, importOutcomes } from "@newsletter/schemas";
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { Command } from "commander";
import { importAudience, isWorthShowing, lineInWords } from "../audience/import-audience.ts";
import { audienceColumns } from "../audience/parse-audience.ts";
import { TableError } from "../audience/table-error.ts";
import type { SendingModules } from "../compose.ts";
import type { WorkerConfig } from "../config.ts";
import { limits } from "../limits.ts";
import type { ImportedLine, ImportResult } from "../ports/audience-files.ts";
import { csvCell } from "../translation/csv-cell.ts";
import { CommandError } from "./command-error.ts";
import { publicationOf } from "./publication-of.ts";
import { answer, type Terminal } from "./terminal.ts";
import { commandLineActor, reasonOf, withSending } from "./with-sending.ts";

interface ImportOptions {
  readonly publication?: string;
  readonly agreement?: string;
  readonly dryRun?: boolean;
  readonly skipFaulty?: boolean;
  readonly report?: string;
  readonly json?: boolean;
}

const linesShownMax = 20;
const progressEveryLines = 20_000;
const reportChunkCharacters = 64_000;

const examples = `
Examples:
  newsletter audience import partners.csv --dry-run
  newsletter audience import partners.csv --agreement "VNGOC, letter of 2 February 2024" --report partners-report.csv
  newsletter audience import partners.csv --publication publication-civil-society --json

The first line names the columns: ${audienceColumns.join(", ")}; address and languages are needed. Values of languages and tags are separated by
semicolons. A file in UTF-8, or in UTF-16 with its byte order mark, with commas, semicolons or tabs between its cells.

All lines are imported or none; a dry run says what each would come to. Who left, is suppressed or was erased is never brought back, and what
readers chose for themselves stays. Without --agreement, which names a partner's written agreement, and always without a partner, people come in
as "requested": they get no issue before they confirm. What was agreed is kept: "newsletter audience history ADDRESS".
`;

export function addImportCommand(audience: Command, terminal: Terminal): void {
  audience
    .command("import")
    .description("add and change the subscriptions of a CSV file")
    .argument("<file>", "CSV file")
    .option("--publication <id>", "id of the publication; not needed when there is only one")
    .option("--agreement <reference>", "the partner's written agreement that brings these people")
    .option("--dry-run", "say what every line would come to, and store nothing")
    .option("--skip-faulty", "import the other lines of a file with faults")
    .option("--report <file>", "write what became of every line into a CSV file")
    .option("--json", "print counts and every line as JSON")
    .addHelpText("after", examples)
    .action(async (file: string, options: ImportOptions) =>
      withSending(async (modules, config) => importCommand({ file, ...options }, terminal, modules, config)),
    );
}

async function importCommand(
  { file, ...options }: ImportOptions & { readonly file: string },
  terminal: Terminal,
  { audienceFiles }: SendingModules,
  config: WorkerConfig,
): Promise<void> {
  const agreement = agreementOf(options.agreement);
  await mustBeWithinBound(file);
  const publicationId = await publicationOf(options.publication, config);
  const shown: string[] = [];
  let worthShowing = 0;
  const asJson = options.json === true;
  await using report = await openReport(options.report);
  if (asJson) terminal.out('{"lines":[');
  let isFirst = true;
  const onLine = async (line: ImportedLine): Promise<void> => {
    await report.write(line);
    if (asJson) terminal.out(`${isFirst ? "\n" : ",\n"}${JSON.stringify(line)}`);
    isFirst = false;
    if (!isWorthShowing(line)) return;
    worthShowing += 1;
    if (shown.length < linesShownMax) shown.push(lineInWords(line));
  };
  const result = await importAudience(
    {
      publicationId,
      actor: commandLineActor(),
      file: basename(file),
      agreement,
      isDryRun: options.dryRun === true,
      skipFaulty: options.skipFaulty === true,
      bytes: createReadStream(file),
      onRead: (line) => {
        if (terminal.isWatched === true && line % progressEveryLines === 0) terminal.err(`${String(line)} lines read\n`);
      },
    },
    audienceFiles,
    onLine,
  ).catch((cause: unknown) => {
    if (asJson) terminal.out("]}\n");
    throw cause instanceof TableError ? new CommandError(`Nothing was imported. ${file}: ${cause.message}`, "failed", { cause }) : cause;
  });
  const isRefused = result.counts.faulty > 0 && options.skipFaulty !== true;
  if (asJson) terminal.out(`\n],${JSON.stringify({ publicationId, ...result }).slice(1)}\n`);
  const more = worthShowing - shown.length;
  const lines = [...shown, ...(more > 0 ? [`and ${String(more)} more: --report FILE has them all`] : [])].map((line) => `  ${line}`);
  if (isRefused) {
    const detail = asJson ? "" : `\n${lines.join("\n")}`;
    throw new CommandError(`Nothing ${result.state === "dryRun" ? "would be" : "was"} imported; ${file} has faults.${detail}`);
  }
  if (!asJson) answer(terminal, false, result, [...summaryOf(publicationId, result), ...lines]);
}

function summaryOf(publicationId: string, { state, counts, requestedCount, newPartners }: ImportResult): readonly string[] {
  const said = importOutcomes.filter((outcome) => counts[outcome] > 0).map((outcome) => `${String(counts[outcome])} ${outcome}`);
  return [
    `${state === "dryRun" ? "Dry run, nothing is stored. " : ""}${publicationId}: ${said.join(", ")}.`,
    ...(requestedCount > 0 ? [`${String(requestedCount)} of them are requested: they get no issue before they confirm.`] : []),
    ...(newPartners.length > 0 ? [`Partners nobody has met before: ${newPartners.join(", ")}.`] : []),
  ];
}

function agreementOf(given: string | undefined): string | undefined {
  const agreement = given?.trim();
  if (agreement === undefined) return undefined;
  if (agreement === "" || agreement.length > agreementCharactersMax || /\p{Cc}/u.test(agreement))
    throw new CommandError(
      `--agreement names a written agreement in one line of at most ${String(agreementCharactersMax)} characters.`,
      "usage",
    );
  return agreement;
}

async function mustBeWithinBound(file: string): Promise<void> {
  const { size } = await stat(file).catch((cause: unknown) => {
    throw new CommandError(`${file} cannot be read: ${reasonOf(cause)}.`, "failed", { cause });
  });
  if (size > limits.audienceFileBytesMax)
    throw new CommandError(`${file} is larger than ${String(limits.audienceFileBytesMax)} bytes: import it in parts.`);
}

interface Report extends AsyncDisposable {
  readonly write: (line: ImportedLine) => Promise<void>;
}

/** Opened before anything is imported: a report that cannot be written is said first. */
async function openReport(file: string | undefined): Promise<Report> {
  if (file === undefined) return { write: async () => undefined, [Symbol.asyncDispose]: async () => undefined };
  const handle = await open(file, "w", 0o600).catch((cause: unknown) => {
    throw new CommandError(`${file} cannot be written: ${reasonOf(cause)}.`, "failed", { cause });
  });
  let text = "\uFEFFline,outcome,reason\r\n";
  const flush = async (): Promise<void> => {
    const whole = text;
    text = "";
    await handle.writeFile(whole);
  };
  return {
    write: async ({ line, outcome, reason }) => {
      text += `${String(line)},${outcome},${csvCell(reason ?? "")}\r\n`;
      if (text.length > reportChunkCharacters) await flush();
    },
    [Symbol.asyncDispose]: async () => {
      await flush();
      await handle.close();
    },
  };
}
