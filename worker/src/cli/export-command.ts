import { isInSegment, type PartnerFacts, type SegmentConditions } from "@newsletter/schemas";
import type { Command } from "commander";
import { exportHead, exportLine } from "../audience/write-audience.ts";
import type { SendingModules } from "../compose.ts";
import type { WorkerConfig } from "../config.ts";
import type { ExportedRow } from "../ports/audience-files.ts";
import { CommandError } from "./command-error.ts";
import { factsFor } from "./partner-facts.ts";
import { publicationOf } from "./publication-of.ts";
import type { Terminal } from "./terminal.ts";
import { commandLineActor, withSending } from "./with-sending.ts";

interface ExportOptions {
  readonly publication?: string;
  readonly segment?: string;
}

const outCharacters = 64_000;

const examples = `
Examples:
  newsletter audience export > audience.csv
  newsletter audience export --publication publication-civil-society --segment "Arabic readers" > arabic.csv

The columns are those of "newsletter audience import". Who left, is leaving or is suppressed is not in it; of a segment, active subscriptions
alone, as they are counted. The file holds personal data: the audit says who made it and when. A cell that a spreadsheet would take for a formula
has an apostrophe before it, which the import takes away.
`;

export function addExportCommand(audience: Command, terminal: Terminal): void {
  audience
    .command("export")
    .description("write subscriptions as CSV to the standard output")
    .option("--publication <id>", "id of the publication; not needed when there is only one")
    .option("--segment <name>", "of this segment alone")
    .addHelpText("after", examples)
    .action(async (options: ExportOptions) => withSending(async (modules, config) => exportCommand(options, terminal, modules, config)));
}

async function exportCommand(
  { publication, segment: name }: ExportOptions,
  terminal: Terminal,
  { segments, audienceFiles }: SendingModules,
  config: WorkerConfig,
): Promise<void> {
  const publicationId = await publicationOf(publication, config);
  const segment = (await segments.ofPublication(publicationId)).find((each) => each.name.toLowerCase() === name?.trim().toLowerCase());
  if (name !== undefined && segment === undefined)
    throw new CommandError(`There is no segment “${name}” of ${publicationId}: "newsletter audience segments" lists them.`);
  const facts = await factsFor(segment === undefined ? [] : [segment.conditions], config);
  let text = exportHead;
  const count = await audienceFiles.exportRows(
    { publicationId, actor: commandLineActor(), segment: segment?.name },
    (row) => segment === undefined || isCounted(row, segment.conditions, facts),
    async (row) => {
      text += exportLine(row);
      if (text.length < outCharacters) return;
      await terminal.outInTime(text);
      text = "";
    },
  );
  await terminal.outInTime(text);
  terminal.err(`${String(count)} subscriptions\n`);
}

function isCounted(row: ExportedRow, conditions: SegmentConditions, facts: ReadonlyMap<string, PartnerFacts>): boolean {
  const { partnerId = null, recipientKind, languages, tags } = row;
  const subject = { partnerId, recipientKind, language: languages[0] ?? null, tags };
  return row.state === "active" && isInSegment(subject, conditions, (id) => facts.get(id));
}
