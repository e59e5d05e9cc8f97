import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../free-port.ts";
import { listens } from "../listens.ts";
import { unpackedPostfix } from "../postfix-package.ts";
import type { Body, Relay } from "./relay.ts";
import { within } from "./within.ts";

// Postfix's smtp-sink: a receiver that nobody here wrote. What it took is in its own dump, a file per message.
// It opens the file at RCPT, also at one it refuses, and removes it when the transaction ends without a message: ended
// in between, it leaves an empty file (Postfix 3.7), which is no message.

const readyWithinMs = 10_000;
const backlog = "100";

export interface SmtpSink extends Relay, AsyncDisposable {
  /** Ends it, and starts it at the same port with these switches of smtp-sink(1). */
  readonly become: (switches: readonly string[]) => Promise<void>;
}

export async function startSmtpSink(): Promise<SmtpSink> {
  const program = findSmtpSink();
  const folder = mkdtempSync(join(tmpdir(), "newsletter-drill-sink-"));
  // As root it lowers its rights before it writes.
  chmodSync(folder, 0o777);
  const port = await freePort();
  let end: (() => Promise<void>) | undefined;
  return {
    port,
    get bodies() {
      return readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), "latin1"))
        .filter((dump) => dump !== "")
        .map(bodyOf);
    },
    hungUpInDoubt: () => 0,
    become: async (switches) => {
      await end?.();
      end = await launch(program, [...switches, "-d", join(folder, "message."), `127.0.0.1:${String(port)}`, backlog], port);
    },
    [Symbol.asyncDispose]: async () => {
      await end?.();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Program {
  readonly command: string;
  readonly libraries: string | undefined;
}

/** Installed, or Debian's package unpacked into the cache folder, which needs no rights and installs nothing. */
function findSmtpSink(): Program {
  for (const command of ["smtp-sink", "/usr/sbin/smtp-sink"]) {
    if (spawnSync(command, ["-?"]).error === undefined) return { command, libraries: undefined };
  }
  const { programs, libraries } = unpackedPostfix();
  return { command: join(programs, "smtp-sink"), libraries };
}

async function launch({ command, libraries }: Program, switches: readonly string[], port: number): Promise<() => Promise<void>> {
  const rights = process.getuid?.() === 0 ? ["-u", "nobody"] : [];
  const child = spawn(command, [...rights, ...switches], {
    stdio: "ignore",
    env: libraries === undefined ? process.env : { ...process.env, LD_LIBRARY_PATH: libraries },
  });
  const ended = once(child, "exit");
  if (!(await within(readyWithinMs, () => listens(port)))) throw new Error(`${command} does not start.`);
  return async () => {
    child.kill("SIGTERM");
    await ended;
  };
}

/** From the headers that smtp-sink puts before a message, and the message's own. */
function bodyOf(dump: string): Body {
  const address = /^X-Rcpt-Args: <(?<address>[^>]*)>/mu.exec(dump)?.groups?.["address"] ?? "";
  return { address, messageId: /^message-id:\s*<(?<id>[^>]*)>/imu.exec(dump)?.groups?.["id"] ?? "", isTaken: true };
}
