import { Argument, type Command } from "commander";
import { answer, type Terminal } from "./terminal.ts";
import { commandLineActor, withSending } from "./with-sending.ts";

const rights = ["approve", "operate"] as const;
type Right = (typeof rights)[number];

const examples = `
Examples:
  newsletter rights grant user-approver approve
  newsletter rights grant user-operator operate --json

USER is the id the content lake knows a person by; the Studio shows it in the person's own menu. Granting a right twice changes nothing.
`;

export function addRightsCommand(program: Command, terminal: Terminal): void {
  program
    .command("rights")
    .description("who may approve and operate")
    .command("grant")
    .description("give a person a right")
    .argument("<user>", "id of the person at the content lake")
    .addArgument(new Argument("<right>", "the right").choices([...rights]))
    .option("--json", "print the person's rights as JSON")
    .addHelpText("after", examples)
    .action(async (userId: string, right: Right, options: { readonly json?: boolean }) =>
      withSending(async ({ audience }) => {
        await audience.grant(userId, right, commandLineActor());
        const held = await audience.rightsOf(userId);
        answer(terminal, options.json === true, { userId, rights: held }, [`${userId} may: ${held.join(", ")}`]);
      }),
    );
}
