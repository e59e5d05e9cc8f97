import { Option, type Command } from "commander";
import { maskedAddress } from "../audience/masked-address.ts";
import type { SendingModules } from "../compose.ts";
import { CommandError } from "./command-error.ts";
import { existingCampaign as existing } from "./existing-campaign.ts";
import { addMailCommand } from "./mail-command.ts";
import { reportLines } from "./report-lines.ts";
import { answer, type Terminal } from "./terminal.ts";
import { commandLineActor, withSending } from "./with-sending.ts";

const acts = {
  pause: "hand over nothing new until it is resumed; what is in flight ends",
  resume: "go on after a pause",
  cancel: "end it for good: what is planned or deferred is excluded as cancelled",
} as const;

interface JsonOption {
  readonly json?: boolean;
}

interface ResolveOptions extends JsonOption {
  readonly seq: readonly number[];
  readonly as: "accepted" | "abandoned" | "submitAgain";
  readonly reason: string;
}

interface PlanAgainOptions extends JsonOption {
  readonly reason: string;
}

const unconfirmedListedMax = 500;

const examples = `
Examples:
  newsletter campaign pause 0197f1c2-5b1e-7c3a-9d55-2f0f3c1f9a10
  newsletter campaign unconfirmed 0197f1c2-5b1e-7c3a-9d55-2f0f3c1f9a10 --json
  newsletter campaign retry 0197f1c2-5b1e-7c3a-9d55-2f0f3c1f9a10
  newsletter campaign plan-again 0197f1c2-5b1e-7c3a-9d55-2f0f3c1f9a10 --reason "The SPF record was wrong."
  newsletter campaign resolve 0197f1c2-5b1e-7c3a-9d55-2f0f3c1f9a10 --seq 12,40 --as accepted --reason "The relay's log has both."

Ids are those of "newsletter status". Doing it twice changes nothing. Approving is done in the Studio, by a person who is signed in.
`;

export function addCampaignCommand(program: Command, terminal: Terminal): void {
  const campaign = program
    .command("campaign")
    .description("stop, go on, and decide about recipients nobody can know about")
    .addHelpText("after", examples);
  for (const act of ["pause", "resume", "cancel"] as const) {
    campaign
      .command(act)
      .description(acts[act])
      .argument("<id>", "id of the campaign")
      .option("--json", "print the campaign as JSON")
      .action(async (id: string, { json }: JsonOption) =>
        withSending(async (modules) => {
          const { id: found } = await existing(id, modules);
          await modules.acts[act](found, commandLineActor());
          await tell(found, json === true, terminal, modules);
        }),
      );
  }
  campaign
    .command("retry")
    .description("try deferred recipients now, and not at their next due time")
    .argument("<id>", "id of the campaign")
    .option("--json", "print the campaign as JSON")
    .action(async (id: string, { json }: JsonOption) =>
      withSending(async (modules) => {
        const { id: found } = await existing(id, modules);
        await modules.acts.retryNow(found, commandLineActor());
        await tell(found, json === true, terminal, modules);
      }),
    );
  campaign
    .command("plan-again")
    .description("plan recipients again who were rejected because of us: sender, content or policy")
    .argument("<id>", "id of the campaign")
    .requiredOption("--reason <words>", "what was wrong, and is put right")
    .option("--json", "print the campaign as JSON")
    .action(async (id: string, { reason, json }: PlanAgainOptions) =>
      withSending(async (modules) => {
        const { id: found } = await existing(id, modules);
        const count = await modules.acts.planAgain(found, reason, commandLineActor());
        if (count === 0)
          throw new CommandError("Nobody of this campaign was rejected because of us, or it was cancelled. Nothing was changed.");
        await tell(found, json === true, terminal, modules);
      }),
    );
  campaign
    .command("unconfirmed")
    .description("recipients whose message may or may not have been accepted, with what is known")
    .argument("<id>", "id of the campaign")
    .option("--json", "print them as JSON")
    .action(async (id: string, { json }: JsonOption) => withSending(async (modules) => unconfirmed(id, json === true, terminal, modules)));
  addMailCommand(campaign, terminal);
  campaign
    .command("resolve")
    .description("decide about unconfirmed recipients; the reason is kept")
    .argument("<id>", "id of the campaign")
    .requiredOption("--seq <numbers>", "numbers of the recipients, separated by commas", readNumbers)
    .addOption(
      new Option("--as <decision>", "what became of them, or a new attempt: it may be a second copy")
        .choices(["accepted", "abandoned", "submitAgain"])
        .makeOptionMandatory(),
    )
    .requiredOption("--reason <words>", "why")
    .option("--json", "print the campaign as JSON")
    .action(async (id: string, options: ResolveOptions) => withSending(async (modules) => resolve(id, options, terminal, modules)));
}

async function unconfirmed(id: string, asJson: boolean, terminal: Terminal, modules: SendingModules): Promise<void> {
  const { id: campaignId } = await existing(id, modules);
  const rows = await modules.acts.unconfirmed(campaignId, unconfirmedListedMax);
  const shown = rows.map(({ seq, address, messageId, relay, evidence }) => ({
    seq,
    address: maskedAddress(address),
    messageId,
    relay,
    evidence,
  }));
  const lines = shown.map(({ seq, address, messageId, relay, evidence }) =>
    `${seq}  ${address}  ${messageId}  ${relay ?? ""}  ${evidence ?? ""}`.trimEnd(),
  );
  answer(terminal, asJson, { campaignId, unconfirmed: shown }, lines.length === 0 ? ["Nobody is unconfirmed."] : lines);
}

async function resolve(
  id: string,
  { seq: seqs, as: decision, reason, json }: ResolveOptions,
  terminal: Terminal,
  modules: SendingModules,
): Promise<void> {
  const { id: campaignId } = await existing(id, modules);
  const count = await modules.acts.resolve(campaignId, { seqs, decision, reason }, commandLineActor());
  if (count === 0) throw new CommandError("None of these recipients is unconfirmed (any more). Nothing was changed.");
  await tell(campaignId, json === true, terminal, modules);
}

async function tell(id: string, asJson: boolean, terminal: Terminal, modules: SendingModules): Promise<void> {
  const report = await modules.report(await existing(id, modules));
  answer(terminal, asJson, report, reportLines(report));
}

function readNumbers(list: string): readonly number[] {
  const numbers = list.split(",").map((each) => Number(each.trim()));
  if (numbers.length === 0 || !numbers.every((each) => Number.isSafeInteger(each) && each > 0))
    throw new CommandError(`"${list}" is no list of recipients' numbers like 12,40.`);
  return numbers;
}
