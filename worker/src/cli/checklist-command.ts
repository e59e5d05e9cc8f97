import { checklistWords, type CheckedPoint, type PartnerChecklist } from "@newsletter/schemas";
import type { Command } from "commander";
import { composeContent } from "../compose-content.ts";
import { composeOnboardingDesk } from "../compose-onboarding.ts";
import type { SendingModules } from "../compose.ts";
import type { WorkerConfig } from "../config.ts";
import { CommandError } from "./command-error.ts";
import { publicationOf } from "./publication-of.ts";
import { answer, type Terminal } from "./terminal.ts";
import { withSending } from "./with-sending.ts";

interface ChecklistOptions {
  readonly publication?: string;
  readonly json?: boolean;
}

const examples = `
Examples:
  newsletter audience checklist
  newsletter audience checklist partner-vngoc --json

Worked out of what is stored, each time: what contacts confirmed and said, and what the content lake knows of the partner.
`;

export function addChecklistCommand(audience: Command, terminal: Terminal): void {
  audience
    .command("checklist")
    .description("what is missing before a partner gets and passes on issues")
    .argument("[partner-id]", "one partner; all of them when nothing is said")
    .option("--publication <id>", "id of the publication; not needed when there is only one")
    .option("--json", "print it as JSON")
    .addHelpText("after", examples)
    .action(async (partnerId: string | undefined, options: ChecklistOptions) =>
      withSending(async (modules, config) => checklistCommand(partnerId, options, terminal, modules, config)),
    );
}

async function checklistCommand(
  partnerId: string | undefined,
  { publication, json }: ChecklistOptions,
  terminal: Terminal,
  modules: SendingModules,
  config: WorkerConfig,
): Promise<void> {
  const publicationId = await publicationOf(publication, config);
  const desk = composeOnboardingDesk(modules, composeContent(config), config.PUBLIC_URL);
  const partners = await desk.checklists(publicationId, partnerId);
  if (partnerId !== undefined && partners.length === 0)
    throw new CommandError(`There is no partner ${partnerId}, neither published nor in the audience.`);
  answer(terminal, json === true, { publicationId, partners: partners.map(withSentences) }, [
    ...partners.flatMap(linesOf),
    ...(partners.length === 0 ? ['No partner has a contact or a subscription yet: "newsletter audience onboard" brings one in.'] : []),
  ]);
}

/** What to do about a point that is missing. */
function sentenceOf({ point, state, about }: CheckedPoint): string | undefined {
  if (state === "done" || state === "notNeeded") return undefined;
  if (state === "unknown") return "The content lake did not answer: ask again.";
  const { todo } = checklistWords[point];
  return about.length === 0 || /[.]$/u.test(todo) ? todo : `${todo} ${about.join(", ")}`;
}

function withSentences(checklist: PartnerChecklist): object {
  return { ...checklist, points: checklist.points.map((point) => ({ ...point, todo: sentenceOf(point) ?? null })) };
}

const marks = { done: "+", missing: "-", notNeeded: " ", unknown: "?" } as const;

function linesOf({ partnerId, name, points, missingCount, remarks }: PartnerChecklist): readonly string[] {
  return [
    `${name ?? partnerId} (${partnerId}): ${missingCount === 0 ? "nothing is missing" : `${missingCount} missing`}`,
    ...points
      .filter(({ state }) => state !== "notNeeded")
      .map((point) => {
        const todo = sentenceOf(point);
        return `  ${marks[point.state]} ${checklistWords[point.point].title}${todo === undefined ? "" : `: ${todo}`}`;
      }),
    ...remarks.map(({ about, words, by, at }) => `  ! ${at} ${by ?? "a contact"} on the ${about}: ${words.replaceAll(/\s+/gu, " ")}`),
  ];
}
