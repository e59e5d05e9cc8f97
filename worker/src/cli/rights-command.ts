import { Argument, type Command } from "commander";
import { publicationOf } from "./publication-of.ts";
import { answer, type Terminal } from "./terminal.ts";
import { commandLineActor, withSending } from "./with-sending.ts";

const rights = ["approve", "operate"] as const;

interface RightOptions {
  readonly publication?: string;
  readonly json?: boolean;
}

const examples = `
Examples:
  newsletter rights grant user-approver approve
  newsletter rights grant user-operator operate --publication publication-civil-society --json
  newsletter rights revoke user-approver approve

USER is the id the content lake knows a person by; the Studio shows it in the person's own menu. Doing it twice changes nothing. Take the
right from who leaves the house: an issue waits for everybody who may approve it.
`;

const acts = { grant: "give a person a right for a publication", revoke: "take a right from a person" } as const;

export function addRightsCommand(program: Command, terminal: Terminal): void {
  const command = program.command("rights").description("who may approve and operate").addHelpText("after", examples);
  for (const act of ["grant", "revoke"] as const) {
    command
      .command(act)
      .description(acts[act])
      .argument("<user>", "id of the person at the content lake")
      .addArgument(new Argument("<right>", "the right").choices([...rights]))
      .option("--publication <id>", "id of the publication; not needed when there is only one")
      .option("--json", "print the person's rights as JSON")
      .addHelpText("after", examples)
      .action(async (userId: string, right: (typeof rights)[number], { publication, json }: RightOptions) =>
        withSending(async ({ audience }, config) => {
          const publicationId = await publicationOf(publication, config);
          await audience[act](userId, { publicationId, right }, commandLineActor());
          const held = await audience.rightsOf(userId);
          const words = held.map((each) => `${each.right} (${each.publicationId})`).join(", ");
          answer(terminal, json === true, { userId, rights: held }, [`${userId} may: ${words === "" ? "nothing" : words}`]);
        }),
      );
  }
}
