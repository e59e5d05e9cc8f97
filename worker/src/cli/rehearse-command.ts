import { setTimeout as pause } from "node:timers/promises";
import { InvalidArgumentError, type Command } from "commander";
import type { CampaignReport } from "../campaign/campaign-report.ts";
import { rehearse } from "../campaign/rehearse.ts";
import { composeContent } from "../compose-content.ts";
import type { SendingModules } from "../compose.ts";
import { lockedSentence } from "../journal/epoch.ts";
import type { WorkerConfig } from "../config.ts";
import { limits } from "../limits.ts";
import { renderEditions } from "../rendering/render-editions.ts";
import { CommandError } from "./command-error.ts";
import { countWords, reportLines } from "./report-lines.ts";
import { answer, type Terminal } from "./terminal.ts";
import { commandLineActor, withSending } from "./with-sending.ts";

interface RehearseOptions {
  readonly issue: string;
  readonly ifNone?: boolean;
  readonly waitSeconds: number;
  readonly json?: boolean;
}

const lookEveryMs = 250;
const waitSecondsDefault = 120;

const examples = `
Examples:
  newsletter rehearse --issue issue-2024-01
  newsletter rehearse --issue issue-2024-01 --if-none --wait-seconds 300 --json

A rehearsal is a complete run of a campaign against the local mailbox. The running worker sends it; this command plans it, shows how
it goes on, and ends when no recipient is planned, claimed, handed or deferred.
`;

export function addRehearseCommand(program: Command, terminal: Terminal): void {
  program
    .command("rehearse")
    .description("run an issue against the local mailbox, with its own plan and ledger")
    .requiredOption("--issue <id>", "id of a published issue")
    .option("--if-none", "only when the issue has not been rehearsed yet")
    .option("--wait-seconds <number>", "how long to wait for its end", secondsOf, waitSecondsDefault)
    .option("--json", "print the counts as JSON")
    .addHelpText("after", examples)
    .action(async (options: RehearseOptions) =>
      withSending(async (modules, config) => rehearseCommand(options, terminal, modules, config)),
    );
}

async function rehearseCommand(options: RehearseOptions, terminal: Terminal, modules: SendingModules, config: WorkerConfig): Promise<void> {
  const earlier = options.ifNone === true ? await modules.campaigns.latest(options.issue) : undefined;
  const campaignId = earlier?.id ?? (await plan(options.issue, terminal, modules, config));
  const report = await follow(campaignId, options.waitSeconds, terminal, modules);
  answer(terminal, options.json === true, { ...report, isNew: earlier === undefined }, reportLines(report));
}

async function plan(issueId: string, terminal: Terminal, modules: SendingModules, config: WorkerConfig): Promise<string> {
  const epoch = await modules.epoch();
  if (epoch.state === "locked") throw new CommandError(lockedSentence(epoch.reason));
  const taken = await composeContent(config).takeSnapshot(issueId, "published");
  const queue = await modules.openQueue();
  try {
    const { campaigns, editions, ids, bounceToken } = modules;
    const { batchRecipientsMax } = limits;
    const planned = await rehearse(taken, {
      campaigns,
      editions,
      ids,
      bounceToken,
      queue,
      render: renderEditions,
      batchRecipientsMax,
      actor: commandLineActor(),
    });
    terminal.err(`planned: ${planned.candidateCount} candidates, ${planned.plannedCount} planned, ${planned.excludedCount} excluded\n`);
    return planned.campaignId;
  } finally {
    await queue.close();
  }
}

async function follow(campaignId: string, waitSeconds: number, terminal: Terminal, modules: SendingModules): Promise<CampaignReport> {
  const until = performance.now() + waitSeconds * 1_000;
  let shown = "";
  for (;;) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- looking again is what this loop is for
    const report = await look(campaignId, modules);
    const words = countWords(report.counts);
    if (words !== shown) terminal.err(`${words}\n`);
    shown = words;
    const { planned, claimed, handed, deferred } = report.counts;
    if (planned + claimed + handed + deferred === 0) return report;
    if (performance.now() > until) {
      throw new CommandError(
        `After ${waitSeconds} s the rehearsal is not at its end: ${words}. It goes on while a worker that sends is running; ` +
          `"newsletter status --campaign ${campaignId}" shows how.`,
      );
    }
    // oxlint-disable-next-line eslint/no-await-in-loop -- as above
    await pause(lookEveryMs);
  }
}

async function look(campaignId: string, modules: SendingModules): Promise<CampaignReport> {
  const campaign = await modules.campaigns.campaign(campaignId);
  if (campaign === undefined) throw new CommandError(`There is no campaign ${campaignId}.`);
  return modules.report(campaign);
}

function secondsOf(value: string): number {
  const seconds = Number(value);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 86_400) throw new InvalidArgumentError("A whole number from 1 to 86400.");
  return seconds;
}
