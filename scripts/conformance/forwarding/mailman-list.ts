import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { within } from "../../drill/within.ts";
import { freePort } from "../../free-port.ts";
import { MissingNeed } from "../claim.ts";
import { endWithUs } from "../end-with-us.ts";
import { runOutside } from "../outside-program.ts";
import { member, type Way } from "./artefact.ts";
import { handOver } from "./hand-over.ts";
import type { MembersInbox } from "./members-inbox.ts";

const programs = "/usr/lib/mailman3/bin";
const python = "/usr/bin/python3";
const makeLists = fileURLToPath(new URL("mailman-lists.py", import.meta.url));
/** The account that Debian's package makes for it. */
const account = "list";
const lists = { usual: "news@members.example.org", old: "news-old@members.example.org" } as const;
const prepareWithinMs = 60_000;
const readyWithinMs = 30_000;
const stopWithinMs = 5_000;
/** What a post passes on its way to members, and what it does not. */
const runners = ["lmtp", "in", "pipeline", "out"];
const runnersLeftOut = ["archive", "bounces", "command", "digest", "nntp", "rest", "retry", "task", "virgin"];

export interface Mailman extends AsyncDisposable {
  /** Once it runs; where it does not, ways that say why when they are gone. */
  readonly ways: () => Promise<readonly Way[]>;
}

/**
 * Debian's Mailman 3 with two lists, on loopback, all it writes below `folder`: posts come in by LMTP and go out to the members' server. It
 * takes seconds to start, which other things need not wait for.
 */
export function startMailman(folder: string, inbox: MembersInbox): Mailman {
  const starting = start(folder, inbox.port).then(
    (started) => ({ ...started, fault: undefined }),
    (cause: unknown) => ({ port: 0, master: undefined, fault: cause instanceof Error ? cause : new Error(String(cause)) }),
  );
  return {
    ways: async () => {
      const { port, fault } = await starting;
      return [
        listWay("list server (Mailman)", lists.usual, { port, fault, inbox, keepsFields: false }),
        listWay("list server that leaves List-* as they are (Mailman)", lists.old, { port, fault, inbox, keepsFields: true }),
      ];
    },
    [Symbol.asyncDispose]: async () => {
      const { master } = await starting;
      if (master !== undefined) await stop(master);
    },
  };
}

async function start(folder: string, smtpPort: number): Promise<{ readonly port: number; readonly master: ChildProcess }> {
  if (!existsSync(join(programs, "master")))
    throw new MissingNeed("Mailman is missing: install it (Debian, Ubuntu: apt-get install mailman3).");
  if (process.getuid?.() !== 0) throw new MissingNeed("Mailman runs as another account: run this as root, in a container say.");
  const home = join(folder, "mailman");
  const port = await freePort();
  const settings = join(home, "mailman.cfg");
  mkdirSync(home);
  chmodSync(folder, 0o711);
  writeFileSync(settings, settingsOf(home, { lmtpPort: port, smtpPort }));
  writeFileSync(join(home, "make-lists.py"), readFileSync(makeLists));
  if (spawnSync("chown", ["-R", `${account}:${account}`, home]).status !== 0) throw new Error(`There is no account ${account}.`);
  await runOutside({
    ...asMailman(home, python, [join(home, "make-lists.py"), settings, member, lists.usual, lists.old]),
    whenMissing: "setpriv is missing: install util-linux.",
    withinMs: prepareWithinMs,
  });
  return { port, master: await startMaster(home, settings) };
}

interface ListServer {
  readonly port: number;
  readonly fault: Error | undefined;
  readonly inbox: MembersInbox;
  readonly keepsFields: boolean;
}

function listWay(name: string, to: string, { port, fault, inbox, keepsFields }: ListServer): Way {
  return {
    name,
    keepsFields,
    pass: async (artefacts) => {
      if (fault !== undefined) throw fault;
      for (const { message } of artefacts) await handOver({ port, greeting: "LHLO", from: "returned@bounces.example.org", to, message });
      const mails = await inbox.take(artefacts.length);
      // Each list has a queue between us and the members: they are told apart by their Message-IDs.
      return artefacts.map(({ name: artefact, message }) => {
        const id = messageIdOf(message);
        const found = mails.find((mail) => messageIdOf(mail) === id);
        if (found === undefined) throw new Error(`Mailman passed on something else than the mail for the ${artefact}.`);
        return { artefact, message: found };
      });
    },
  };
}

const messageIdOf = (message: string): string | undefined => /^Message-ID:\s*(?<id><[^>]*>)/imu.exec(message)?.groups?.["id"];

/** With the environment of its service: nothing of ours. */
function asMailman(
  home: string,
  command: string,
  options: readonly string[],
): { readonly command: string; readonly options: readonly string[] } {
  const own = [`HOME=${home}`, "PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8"];
  return {
    command: "setpriv",
    options: ["--reuid", account, "--regid", account, "--clear-groups", "env", "-i", ...own, command, ...options],
  };
}

/** Ready is what says so itself: a connection that only looks whether it listens, while it starts, is one it does not survive. */
async function startMaster(home: string, settings: string): Promise<ChildProcess> {
  const { command, options } = asMailman(home, python, [join(programs, "master"), "-C", settings, "--no-restart"]);
  const master = spawn(command, options, { stdio: ["ignore", "ignore", "ignore"] });
  endWithUs(master);
  const logFile = join(home, "var", "logs", "mailman.log");
  const log = (): string => (existsSync(logFile) ? readFileSync(logFile, "utf8") : "");
  const areReady = (): boolean => runners.every((name) => log().includes(`${name} runner started`));
  const isOver = await within(readyWithinMs, () => Promise.resolve(master.exitCode !== null || areReady()));
  if (isOver && master.exitCode === null) return master;
  await stop(master);
  throw new Error(`Mailman does not start: ${log().trim().split("\n").at(-1) ?? ""}`);
}

async function stop(master: ChildProcess): Promise<void> {
  if (master.exitCode !== null || master.signalCode !== null) return;
  const ended = once(master, "exit");
  master.kill("SIGTERM");
  const bound = setTimeout(() => master.kill("SIGKILL"), stopWithinMs);
  await ended;
  clearTimeout(bound);
}

function settingsOf(home: string, { lmtpPort, smtpPort }: { readonly lmtpPort: number; readonly smtpPort: number }): string {
  return `[mailman]
site_owner: postmaster@members.example.org
layout: local
[paths.local]
var_dir: ${join(home, "var")}
bin_dir: ${programs}
[mta]
incoming: mailman.mta.null.NullMTA
outgoing: mailman.mta.deliver.deliver
smtp_host: 127.0.0.1
smtp_port: ${String(smtpPort)}
lmtp_host: 127.0.0.1
lmtp_port: ${String(lmtpPort)}
${["prototype", "mhonarc", "mail_archive"].map((name) => `[archiver.${name}]\nenable: no\n`).join("")}
${runnersLeftOut.map((name) => `[runner.${name}]\nstart: no\n`).join("")}`;
}
