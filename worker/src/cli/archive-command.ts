import type { Command } from "commander";
import { answer, type Terminal } from "./terminal.ts";
import { withSending } from "./with-sending.ts";

const examples = `
Examples:
  newsletter archive rebuild
  newsletter archive rebuild --json

What archive, search and feeds show is derived from the snapshots of issues that went out. It is written when it is missing; this drops it
and writes it anew, and changes nothing that readers find.
`;

export function addArchiveCommand(program: Command, terminal: Terminal): void {
  program
    .command("archive")
    .description("what readers find of past issues")
    .addHelpText("after", examples)
    .command("rebuild")
    .description("derive it again from the issues that went out")
    .option("--json", "print the counts as JSON")
    .addHelpText("after", examples)
    .action(async ({ json }: { readonly json?: boolean }) =>
      withSending(async ({ archive }) => {
        const counts = await archive.rebuild();
        answer(terminal, json === true, counts, [`${counts.issueCount} issues, ${counts.itemCount} items in all their languages`]);
      }),
    );
}
