import { countOf, isInSegment, type SegmentConditions } from "@newsletter/schemas";
import type { Command } from "commander";
import type { SendingModules } from "../compose.ts";
import type { WorkerConfig } from "../config.ts";
import { factsFor } from "./partner-facts.ts";
import { publicationOf } from "./publication-of.ts";
import { answer, type Terminal } from "./terminal.ts";
import { withSending } from "./with-sending.ts";

interface SegmentsOptions {
  readonly publication?: string;
  readonly json?: boolean;
}

const examples = `
Examples:
  newsletter audience segments
  newsletter audience segments --publication publication-civil-society --json

Segments are made in the Studio, under Audience. Counted are subscriptions that are active and may be written to.
`;

export function addSegmentsCommand(audience: Command, terminal: Terminal): void {
  audience
    .command("segments")
    .description("named parts of a publication's subscriptions, and how many are in each now")
    .option("--publication <id>", "id of the publication; not needed when there is only one")
    .option("--json", "print them as JSON")
    .addHelpText("after", examples)
    .action(async (options: SegmentsOptions) =>
      withSending(async (modules, config) => segmentsCommand(options, terminal, modules, config)),
    );
}

async function segmentsCommand(
  { publication, json }: SegmentsOptions,
  terminal: Terminal,
  { segments }: SendingModules,
  config: WorkerConfig,
): Promise<void> {
  const publicationId = await publicationOf(publication, config);
  const [found, cells] = await Promise.all([segments.ofPublication(publicationId), segments.cells(publicationId)]);
  const facts = await factsFor(
    found.map(({ conditions }) => conditions),
    config,
  );
  const within = (conditions: SegmentConditions): number =>
    countOf(cells.filter((cell) => isInSegment(cell, conditions, (id) => facts.get(id))));
  const counted = found.map((segment) => ({ ...segment, count: within(segment.conditions) }));
  const count = countOf(cells);
  answer(terminal, json === true, { publicationId, count, segments: counted }, [
    `${publicationId}: ${count} subscriptions`,
    ...counted.map((segment) => `  ${segment.name}: ${segment.count} (${conditionsInWords(segment.conditions)})`),
    ...(found.length === 0 ? ["  There is no segment yet."] : []),
  ]);
}

function conditionsInWords({ partners, recipientKinds, languages, places, themes = [], tags = [] }: SegmentConditions): string {
  const named: readonly (readonly [string, readonly string[]])[] = [
    ["partner", partners.map((id) => id ?? "none")],
    ["recipient kind", recipientKinds],
    ["first language", languages],
    ["members in", places],
    ["partner's theme", themes],
    ["tag", tags],
  ];
  return named.flatMap(([what, values]) => (values.length === 0 ? [] : [`${what} ${values.join(" or ")}`])).join("; ");
}
