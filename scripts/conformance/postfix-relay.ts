import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "../free-port.ts";
import { listens } from "../listens.ts";
import { unpackedPostfix } from "../postfix-package.ts";
import { within } from "../drill/within.ts";
import { MissingNeed } from "./claim.ts";
import { endWithUs } from "./end-with-us.ts";

const readyWithinMs = 15_000;
const stopWithinMs = 5_000;
/** It ends by itself, also when whoever started it was killed. */
const livesAtMostS = 300;

/** A whole Postfix: it takes mail, passes it on to `nextHopPort`, and sends its own reports to a maildir. */
export interface PostfixRelay extends AsyncDisposable {
  readonly port: number;
  readonly logFile: string;
  readonly log: () => string;
  /** Where mail to the domain of return paths comes to. */
  readonly returnedFolder: string;
  readonly returnedCount: () => number;
}

/** On loopback, with everything it writes below `folder`, as an account that no program of ours has. */
export async function startPostfixRelay(folder: string, nextHopPort: number, returnDomain: string): Promise<PostfixRelay> {
  if (process.getuid?.() !== 0) throw new MissingNeed("Postfix's daemons need root: run this as root, in a container say.");
  const { daemons, programs, libraries } = unpackedPostfix();
  const port = await freePort();
  const path = (name: string): string => join(folder, "postfix", name);
  mkdirSync(path(""));
  // Its daemons lower their rights and have to come through.
  for (const each of [folder, path("")]) chmodSync(each, 0o711);
  makeFolders(path);
  writeFileSync(path("etc/main.cf"), mainSettings({ path, daemons, programs, libraries, nextHopPort, returnDomain }));
  writeFileSync(path("etc/master.cf"), services(port));
  const child = spawn(join(daemons, "master"), ["-e", String(livesAtMostS), "-c", path("etc")], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, LD_LIBRARY_PATH: libraries, MAIL_CONFIG: path("etc") },
  });
  endWithUs(child);
  const ended = once(child, "exit");
  if (!(await within(readyWithinMs, () => listens(port)))) {
    child.kill("SIGKILL");
    throw new Error("Postfix does not start.");
  }
  const returnedFolder = path("mail/all");
  return {
    port,
    logFile: path("mail.log"),
    log: () => (existsSync(path("mail.log")) ? readFileSync(path("mail.log"), "latin1") : ""),
    returnedFolder,
    returnedCount: () => (existsSync(join(returnedFolder, "new")) ? readdirSync(join(returnedFolder, "new")).length : 0),
    [Symbol.asyncDispose]: async () => {
      child.kill("SIGTERM");
      const bound = setTimeout(() => child.kill("SIGKILL"), stopWithinMs);
      await ended;
      clearTimeout(bound);
    },
  };
}

const queues = ["active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming", "private", "saved", "trace"];
const account = "daemon";
const group = "mail";

function makeFolders(path: (name: string) => string): void {
  for (const name of [
    "etc",
    "spool",
    "spool/pid",
    "data",
    "mail",
    "spool/public",
    "spool/maildrop",
    ...queues.map((queue) => `spool/${queue}`),
  ]) {
    mkdirSync(path(name), { recursive: true });
  }
  for (const name of queues) chmodSync(path(`spool/${name}`), 0o700);
  own(account, [path("data"), ...queues.map((queue) => path(`spool/${queue}`))]);
  own(`${account}:${group}`, [path("spool/public"), path("spool/maildrop")]);
  chmodSync(path("spool/public"), 0o710);
  chmodSync(path("spool/maildrop"), 0o730);
  chmodSync(path("mail"), 0o777);
}

function own(owner: string, folders: readonly string[]): void {
  if (spawnSync("chown", [owner, ...folders]).status !== 0) throw new Error(`There is no account ${owner}, which Postfix would run as.`);
}

interface Settings {
  readonly path: (name: string) => string;
  readonly daemons: string;
  readonly programs: string;
  readonly libraries: string;
  readonly nextHopPort: number;
  readonly returnDomain: string;
}

/** What it cannot pass on is told after a second, and tried again after another. */
function mainSettings({ path, daemons, programs, libraries, nextHopPort, returnDomain }: Settings): string {
  return `compatibility_level = 3.6
queue_directory = ${path("spool")}
data_directory = ${path("data")}
meta_directory = ${path("etc")}
command_directory = ${programs}
daemon_directory = ${daemons}
shlib_directory = ${libraries}
import_environment = MAIL_CONFIG TZ LANG=C LD_LIBRARY_PATH
mail_owner = ${account}
setgid_group = ${group}
default_privs = nobody
maillog_file = ${path("mail.log")}
maillog_file_prefixes = ${path("")}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = relay.example.org
mydestination =
alias_maps =
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
relayhost = [127.0.0.1]:${String(nextHopPort)}
disable_dns_lookups = yes
delay_warning_time = 1s
minimal_backoff_time = 1s
maximal_backoff_time = 2s
queue_run_delay = 1s
virtual_mailbox_domains = ${returnDomain}
virtual_mailbox_base = ${path("mail")}
virtual_mailbox_maps = static:all/
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
virtual_minimum_uid = 1
`;
}

function services(port: number): string {
  return `127.0.0.1:${String(port)} inet n - n - - smtpd
pickup    unix  n - n 60 1 pickup
cleanup   unix  n - n - 0 cleanup
qmgr      unix  n - n 1 1 qmgr
rewrite   unix  - - n - - trivial-rewrite
bounce    unix  - - n - 0 bounce
defer     unix  - - n - 0 bounce
trace     unix  - - n - 0 bounce
flush     unix  n - n 1000? 0 flush
proxymap  unix  - - n - - proxymap
smtp      unix  - - n - - smtp
error     unix  - - n - - error
retry     unix  - - n - - error
virtual   unix  - n n - - virtual
anvil     unix  - - n - 1 anvil
scache    unix  - - n - 1 scache
postlog   unix-dgram n - n - 1 postlogd
`;
}
