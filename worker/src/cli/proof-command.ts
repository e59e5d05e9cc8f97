import { setTimeout as pause } from "node:timers/promises";
import { Option, type Command } from "commander";
import { languages, usualForm, type EditionKey, type Language } from "@newsletter/schemas";
import { composeContent } from "../compose-content.ts";
import type { SendingModules } from "../compose.ts";
import { lockedSentence } from "../journal/epoch.ts";
import type { WorkerConfig } from "../config.ts";
import { createPlanProofs } from "../outbox/plan-proofs.ts";
import type { SentProof } from "../ports/outbox.ts";
import { editionFault, renderEditions } from "../rendering/render-editions.ts";
import { CommandError } from "./command-error.ts";
import { findingLine } from "./snapshot-for-command.ts";
import { answer, type Terminal } from "./terminal.ts";
import { commandLineActor, withSending } from "./with-sending.ts";

interface ProofOptions {
  readonly issue: string;
  readonly language: readonly Language[];
  readonly edition: "direct" | "forwardable" | "partner";
  readonly partner?: string;
  readonly json?: boolean;
}

const lookEveryMs = 250;
const waitMs = 60_000;

const examples = `
Examples:
  newsletter proof --issue issue-2024-01
  newsletter proof --issue issue-2024-01 --language en fr --edition partner --partner partner-vngoc

One message of each edition, as it stands in the Studio, to each address of the publication's proof list, outside any campaign. The running
worker sends them; this command ends when each is settled.
`;

export function addProofCommand(program: Command, terminal: Terminal): void {
  program
    .command("proof")
    .description("send an issue to the publication's proof list")
    .requiredOption("--issue <id>", "id of an issue")
    .addOption(new Option("--language <languages...>", "languages of the editions").choices([...languages]).default(["en"]))
    .addOption(new Option("--edition <kind>", "kind of the editions").choices(["direct", "forwardable", "partner"]).default("direct"))
    .option("--partner <id>", "whose partner copy; only with --edition partner")
    .option("--json", "print what became of each as JSON")
    .addHelpText("after", examples)
    .action(async (options: ProofOptions) => withSending(async (modules, config) => proofCommand(options, terminal, modules, config)));
}

async function proofCommand(options: ProofOptions, terminal: Terminal, modules: SendingModules, config: WorkerConfig): Promise<void> {
  const epoch = await modules.epoch();
  if (epoch.state === "locked") throw new CommandError(lockedSentence(epoch.reason));
  const planProofs = createPlanProofs({ ...modules, ...composeContent(config), renderEditions });
  const wanted = { issueId: options.issue, keys: keysOf(options), askedBy: commandLineActor() };
  const planned = await planProofs(wanted).catch(async (error: unknown) => {
    const fault = await editionFault(error);
    throw fault === undefined ? error : new CommandError(fault, "usage", { cause: error });
  });
  switch (planned.state) {
    case "incomplete":
      for (const finding of planned.findings) terminal.err(`${findingLine(finding)}\n`);
      throw new CommandError("The issue is not complete enough to be sent as a proof.");
    case "nobody":
      throw new CommandError("The publication's proof list names nobody. Add addresses to it in the Studio.");
    case "planned": {
      const { newCount } = planned;
      if (newCount === 0) terminal.err("The same proofs went out within the last minute; nothing is sent again.\n");
      const proofs = (await settled(modules, options.issue)).slice(0, newCount);
      answer(
        terminal,
        options.json === true,
        { newCount, proofs },
        proofs.map(({ address, keyText, state }) => `${address}  ${keyText}  ${state}`),
      );
    }
  }
}

function keysOf({ language, edition, partner }: ProofOptions): readonly EditionKey[] {
  if ((edition === "partner") !== (partner !== undefined)) {
    throw new CommandError("--partner goes with --edition partner, and the other way round.", "usage");
  }
  return language.map((each) => ({
    language: each,
    kind: edition,
    form: usualForm(edition),
    ...(partner === undefined ? {} : { partnerId: partner }),
  }));
}

async function settled({ outbox }: SendingModules, issueId: string): Promise<readonly SentProof[]> {
  const until = performance.now() + waitMs;
  for (;;) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- looking again is what this loop is for
    const mails = await outbox.ofIssue(issueId);
    if (mails.every(({ state }) => state !== "planned" && state !== "handed")) return mails;
    if (performance.now() > until) {
      throw new CommandError(
        "The proofs are not all settled yet. They go out as soon as a worker that sends is running and the relay is well.",
      );
    }
    // oxlint-disable-next-line eslint/no-await-in-loop -- as above
    await pause(lookEveryMs);
  }
}
