import { Argument, type Command } from "commander";
import { publicationOf } from "./publication-of.ts";
import { answer, type Terminal } from "./terminal.ts";
import { commandLineActor, withSending } from "./with-sending.ts";

const rights = ["approve", "operate"] as const;

interface GrantOptions {
  readonly publication?: string;
  readonly json?: boolean;
}

const examples = `
Examples:
  newsletter rights grant user-approver approve
  newsletter rights grant user-operator operate --publication publication-civil-society --json

USER is the id the content lake knows a person by; the Studio shows it in the person's own menu. Granting a right twice changes nothing.
`;

export function addRightsCommand(program: Command, terminal: Terminal): void {
  program
    .command("rights")
    .description("who may approve and operate")
    .command("grant")
    .description("give a person a right for a publication")
    .argument("<user>", "id of the person at the content lake")
    .addArgument(new Argument("<right>", "the right").choices([...rights]))
    .option("--publication <id>", "id of the publication; not needed when there is only one")
    .option("--json", "print the person's rights as JSON")
    .addHelpText("after", examples)
    .action(async (userId: string, right: (typeof rights)[number], { publication, json }: GrantOptions) =>
      withSending(async ({ audience }, config) => {
        const publicationId = await publicationOf(publication, config);
        await audience.grant(userId, { publicationId, right }, commandLineActor());
        const held = await audience.rightsOf(userId);
        answer(terminal, json === true, { userId, rights: held }, [
          `${userId} may: ${held.map((each) => `${each.right} (${each.publicationId})`).join(", ")}`,
        ]);
      }),
    );
}
