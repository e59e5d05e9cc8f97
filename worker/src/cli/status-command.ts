import { Option, type Command } from "commander";
import type { SendingModules } from "../compose.ts";
import type { CampaignRecord } from "../ports/campaigns.ts";
import { CommandError } from "./command-error.ts";
import { leavingLines, shownUndecided } from "./leaving-lines.ts";
import { reportLines } from "./report-lines.ts";
import { answer, type Terminal } from "./terminal.ts";
import { withSending } from "./with-sending.ts";

interface StatusOptions {
  readonly campaign?: string;
  readonly issue?: string;
  readonly json?: boolean;
}

const examples = `
Examples:
  newsletter status
  newsletter status --issue issue-2024-01
  newsletter status --campaign 0197f1c2-5b1e-7c3a-9d55-2f0f3c1f9a10 --json
`;

export function addStatusCommand(program: Command, terminal: Terminal): void {
  program
    .command("status")
    .description("what became of every recipient, read from the ledger at this moment; and which desks or lists wait for a contact")
    .addOption(new Option("--campaign <id>", "one campaign").conflicts("issue"))
    .option("--issue <id>", "the latest campaign of an issue")
    .option("--json", "print it as JSON")
    .addHelpText("after", examples)
    .action(async (options: StatusOptions) => withSending(async (modules) => statusCommand(options, terminal, modules)));
}

async function statusCommand(options: StatusOptions, terminal: Terminal, modules: SendingModules): Promise<void> {
  const campaigns = await selected(options, modules);
  const reports = await Promise.all(campaigns.map(modules.report));
  const isOne = options.campaign !== undefined || options.issue !== undefined;
  const lines =
    reports.length === 0 ? ["Nothing has been rehearsed yet. Begin with: newsletter rehearse --issue <id>"] : reports.flatMap(reportLines);
  if (isOne) return answer(terminal, options.json === true, reports[0], lines);
  const undecided = await modules.leavings.undecided();
  answer(terminal, options.json === true, { campaigns: reports, undecided: undecided.map(shownUndecided) }, [
    ...lines,
    ...leavingLines(undecided),
  ]);
}

async function selected({ campaign, issue }: StatusOptions, { campaigns }: SendingModules): Promise<readonly CampaignRecord[]> {
  if (campaign !== undefined) {
    const found = isUuid(campaign) ? await campaigns.campaign(campaign) : undefined;
    if (found === undefined) throw new CommandError(`There is no campaign ${campaign}.`);
    return [found];
  }
  if (issue === undefined) return campaigns.all();
  const found = await campaigns.latest(issue);
  if (found === undefined) throw new CommandError(`The issue ${issue} has no campaign yet.`);
  return [found];
}

function isUuid(value: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(value);
}
