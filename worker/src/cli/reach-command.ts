import type { ReachQuestion, ReachResponse, VisitCell, VisitGroup, VisitedPageName } from "@newsletter/schemas";
import type { Command } from "commander";
import { composeReach } from "../compose-reach.ts";
import type { SendingModules } from "../compose.ts";
import { CommandError } from "./command-error.ts";
import { answer, type Terminal } from "./terminal.ts";
import { withSending } from "./with-sending.ts";

interface ReachOptions {
  readonly json?: boolean;
}

const examples = `
Examples:
  newsletter reach issue-2024-01
  newsletter reach issue-2024-01 --json

Visits are counted only where the publication has switched it on, on our own pages, by day, page, language and partner: nothing of who came.
What was counted in the last minute may not be here yet, and a process that died took its last minute with it.
`;

/** What the figures are not, so that nobody takes them for more. */
const limitsOfFigures = [
  "Visits say how often pages of ours were opened: by colleagues and by programs that do not say what they are as well, and not by how many people.",
  "Whoever reads the mail, or a forward of it, opens no page of ours, and is not counted.",
];

export function addReachCommand(program: Command, terminal: Terminal): void {
  program
    .command("reach")
    .description("how far an issue went: what partners say, and visits to our own pages")
    .argument("<issue>", "id of the issue")
    .option("--json", "print it as JSON")
    .addHelpText("after", examples)
    .action(async (issue: string, options: ReachOptions) =>
      withSending(async (modules) => reachCommand(issue, options, terminal, modules)),
    );
}

async function reachCommand(issueId: string, { json }: ReachOptions, terminal: Terminal, modules: SendingModules): Promise<void> {
  const reach = await composeReach(modules).reachFigures(issueId);
  if (reach === undefined) throw new CommandError(`No campaign of ${issueId} has been planned.`);
  answer(terminal, json === true, reach, [...questionLines(reach.question), ...visitLines(reach)]);
}

function questionLines(question: ReachQuestion | null): readonly string[] {
  if (question === null) return ["Partners: not asked how many they forwarded it to."];
  const { askedCount, answeredCount, peopleCount, partners } = question;
  return [
    `Partners: ${askedCount} asked, ${answeredCount} answered, ${peopleCount} people by their own estimate`,
    ...partners.map(({ name, peopleCount: people, kinds, answerCount }) => {
      if (people === null) return `  ${name}: no answer`;
      const whom = kinds.length === 0 ? "" : ` (${kinds.join(", ")})`;
      return `  ${name}: ${people}${whom}${answerCount > 1 ? `, the last of ${answerCount} answers` : ""}`;
    }),
  ];
}

function visitLines({ visits, shownCountMin }: ReachResponse): readonly string[] {
  if (visits === null) return ["Visits: not counted."];
  return ["Visits to our own pages:", ...visits.flatMap((group) => groupLines(group, shownCountMin)), ...limitsOfFigures];
}

const pageNames: Readonly<Record<VisitedPageName, string>> = {
  edition: "the issue on the web",
  pack: "pages of packs",
  download: "files taken from packs",
  archive: "archive",
  subscribe: "form that subscribes",
};

function groupLines({ page, month, total, cells }: VisitGroup, shownCountMin: number): readonly string[] {
  const hiddenCount = cells.filter(({ count }) => count === null).length;
  return [
    `  ${pageNames[page]}${month === null ? "" : `, ${month}`}: ${totalOf(total)}`,
    ...cells.flatMap((cell) => (cell.count === null ? [] : [`    ${cellName(cell)}: ${cell.count}`])),
    ...(hiddenCount === 0
      ? []
      : [`    ${hiddenCount === cells.length ? "each" : `each of the other ${hiddenCount}`}: fewer than ${shownCountMin}`]),
  ];
}

function totalOf({ count, isExact }: VisitGroup["total"]): string {
  if (count === 0 && !isExact) return "too few to say";
  return isExact ? String(count) : `at least ${count}`;
}

function cellName({ partnerName, language, format }: VisitCell): string {
  return [partnerName, language, format].filter((part) => part !== null).join(" ");
}
