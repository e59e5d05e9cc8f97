import type { PickedPack } from "@newsletter/schemas";
import type { Command } from "commander";
import type { SendingModules } from "../compose.ts";
import { pickedPacks } from "../pack/picked-packs.ts";
import { answer, type Terminal } from "./terminal.ts";
import { withSending } from "./with-sending.ts";

interface PacksOptions {
  readonly issue: string;
  readonly json?: boolean;
}

const examples = `
Examples:
  newsletter packs --issue issue-2024-01
  newsletter packs --issue issue-2024-01 --json

A partner that picked nothing is not listed: its pack holds the whole issue. Who of an office picked is asked nowhere.
`;

export function addPacksCommand(program: Command, terminal: Terminal): void {
  program
    .command("packs")
    .description("which items partners picked of an issue for their packs")
    .requiredOption("--issue <id>", "id of the issue")
    .option("--json", "print it as JSON")
    .addHelpText("after", examples)
    .action(async (options: PacksOptions) => withSending(async (modules) => packsCommand(options, terminal, modules)));
}

async function packsCommand({ issue, json }: PacksOptions, terminal: Terminal, { packs }: SendingModules): Promise<void> {
  const listed = await pickedPacks(packs, issue);
  answer(terminal, json === true, { issueId: issue, packs: listed }, [
    ...(listed.length === 0 ? [`No partner has picked anything of ${issue}: every pack holds the whole issue.`] : []),
    ...listed.flatMap(linesOf),
  ]);
}

function linesOf(pack: PickedPack): readonly string[] {
  return [
    `${pack.partnerName} (${pack.languages.join(", ")}), ${pack.pickedAt}${pack.hasForeword ? ", with a foreword" : ""}`,
    ...pack.kept.map(({ title }) => `  + ${title}`),
    ...pack.leftOut.map(({ title }) => `  - ${title}`),
  ];
}
