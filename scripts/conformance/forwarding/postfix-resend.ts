import { startPostfixRelay } from "../postfix-relay.ts";
import { member, type Way } from "./artefact.ts";
import { handOver } from "./hand-over.ts";
import type { MembersInbox } from "./members-inbox.ts";

const office = "office@partner.example.org";

/** The mail as a file, sent once more as it is, with the fields of who does it in front (RFC 5322, 3.6.6), through a Postfix. */
export function postfixResend(folder: string, inbox: MembersInbox): Way {
  return {
    name: "re-sent .eml (Postfix)",
    keepsFields: true,
    pass: async (artefacts) => {
      await using postfix = await startPostfixRelay(folder, inbox.port, "bounces.example.org");
      const passed = [];
      for (const { name, message } of artefacts) {
        await handOver({ port: postfix.port, greeting: "EHLO", from: office, to: member, message: `${resentFields}${message}` });
        const [arrived = ""] = await inbox.take(1);
        passed.push({ artefact: name, message: arrived });
      }
      return passed;
    },
  };
}

const resentFields = [
  `Resent-From: ${office}`,
  `Resent-To: ${member}`,
  "Resent-Date: Mon, 15 Jan 2024 10:00:00 +0000",
  "Resent-Message-ID: <resent@partner.example.org>",
  "",
].join("\r\n");
