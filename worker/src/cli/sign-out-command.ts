import type { Command } from "commander";
import { createPartnerSignInStore } from "../store/partner-sign-in-store.ts";
import { answer, type Terminal } from "./terminal.ts";
import { commandLineActor, withSending } from "./with-sending.ts";

const examples = `
Examples:
  newsletter audience sign-out partner-vngoc
  newsletter audience sign-out partner-vngoc --json

For when a mailbox or a computer of the partner is in other hands. Its contacts can ask for a new link at once: remove in the Studio those who shall
not.
`;

export function addSignOutCommand(audience: Command, terminal: Terminal): void {
  audience
    .command("sign-out")
    .description("end every session of a partner's contacts, and every link that signs them in")
    .argument("<partner>", "id of the partner")
    .option("--json", "print what was ended as JSON")
    .addHelpText("after", examples)
    .action(async (partnerId: string, { json }: { readonly json?: boolean }) =>
      withSending(async ({ db }) => {
        const ended = await createPartnerSignInStore(db).signOutAll(partnerId, commandLineActor());
        const line = `${partnerId}: ${String(ended.sessionCount)} sessions and ${String(ended.linkCount)} open links have ended.`;
        answer(terminal, json === true, { partnerId, ...ended }, [line]);
      }),
    );
}
