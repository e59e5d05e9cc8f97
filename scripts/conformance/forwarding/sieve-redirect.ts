import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { MissingNeed } from "../claim.ts";
import { endWithUs } from "../end-with-us.ts";
import { member, type Way } from "./artefact.ts";
import type { MembersInbox } from "./members-inbox.ts";

const program = "/usr/lib/dovecot/dovecot-lda";
const plugin = "/usr/lib/dovecot/modules/lib90_sieve_plugin.so";
const deliverWithinMs = 15_000;
/** Dovecot delivers as an account that owns no program of ours. */
const account = "daemon";

/** Dovecot's delivery agent, whose sieve script sends every mail on: what a forwarding rule of a mailbox does. */
export function sieveRedirect(folder: string, inbox: MembersInbox): Way {
  return {
    name: "sieve redirect (Dovecot)",
    keepsFields: true,
    pass: async (artefacts) => {
      const home = prepareMailbox(join(folder, "dovecot"), inbox.port);
      for (const { address, message } of artefacts) await deliver(home, address, message);
      const mails = await inbox.take(artefacts.length);
      return artefacts.map(({ name }, index) => ({ artefact: name, message: mails[index] ?? "" }));
    },
  };
}

function prepareMailbox(home: string, port: number): string {
  if (!existsSync(program) || !existsSync(plugin))
    throw new MissingNeed("Dovecot's sieve is missing: install it (Debian, Ubuntu: apt-get install dovecot-core dovecot-sieve).");
  if (process.getuid?.() !== 0) throw new MissingNeed("Dovecot delivers as another account: run this as root, in a container say.");
  mkdirSync(join(home, "Maildir"), { recursive: true });
  chmodSync(join(home, ".."), 0o711);
  writeFileSync(join(home, "dovecot.conf"), settings(home, port));
  writeFileSync(join(home, "redirect.sieve"), `redirect "${member}";\n`);
  if (spawnSync("chown", ["-R", account, home]).status !== 0)
    throw new Error(`There is no account ${account}, which Dovecot would run as.`);
  return home;
}

function settings(home: string, port: number): string {
  return `log_path = /dev/stderr
info_log_path = /dev/stderr
base_dir = ${join(home, "run")}
state_dir = ${join(home, "state")}
ssl = no
mail_home = ${home}
mail_location = maildir:${join(home, "Maildir")}
hostname = partner.example.org
postmaster_address = postmaster@partner.example.org
submission_host = 127.0.0.1:${String(port)}
protocol lda {
  mail_plugins = sieve
}
plugin {
  sieve = file:${join(home, "redirect.sieve")}
}
`;
}

async function deliver(home: string, address: string, message: string): Promise<void> {
  const options = ["-c", join(home, "dovecot.conf"), "-f", "returned@bounces.example.org", "-a", address];
  const child = spawn("setpriv", ["--reuid", account, "--regid", account, "--clear-groups", program, ...options], {
    stdio: ["pipe", "ignore", "pipe"],
    env: { HOME: home, USER: account, PATH: "/usr/sbin:/usr/bin:/sbin:/bin" },
    timeout: deliverWithinMs,
  });
  endWithUs(child);
  child.stdin.on("error", () => undefined).end(message);
  const [[code], said] = await Promise.all([once(child, "close"), text(child.stderr)]);
  if (code !== 0) throw new Error(`Dovecot does not redirect: ${said.trim().split("\n").at(-1) ?? ""}`);
}
