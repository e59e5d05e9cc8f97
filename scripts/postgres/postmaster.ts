import { spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, closeSync, existsSync, openSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Running } from "../supervisor.ts";
import { address, withClient } from "./connection.ts";
import type { DataDirectory } from "./data-directory.ts";

// The server's own process: started by us in a process group of its own, so that Ctrl-C does not stop it before the processes that use it,
// or found running because it outlived whoever started it.

const lookAgainMs = 250;
const stopWithinMs = 15_000;
const recoveryWithinMs = 60_000;

export interface LaunchSettings {
  readonly port: number;
  readonly logFile: string;
  readonly withoutFsync: boolean;
}

export function launchPostmaster(directory: DataDirectory, { port, logFile, withoutFsync }: LaunchSettings): Running {
  const log = openSync(logFile, "a", 0o600);
  if (directory.user !== undefined) chownSync(logFile, directory.user.uid, directory.user.gid);
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=100",
    ...(withoutFsync ? ["fsync=off", "synchronous_commit=off", "full_page_writes=off"] : []),
  ];
  const options = ["-D", directory.path, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
  const child = spawn(directory.binaries.postgres, options, {
    ...directory.user,
    cwd: directory.path,
    detached: true,
    stdio: ["ignore", log, log],
    env: { PATH: process.env["PATH"], TZ: "UTC" },
  });
  closeSync(log);
  child.unref();
  // A program that cannot be started sends "error" and no "exit".
  const ended = once(child, "exit").catch(() => undefined);
  return { ended, end: () => endProcess(child.pid, ended) };
}

export interface FoundPostmaster extends Running {
  readonly port: number;
}

/**
 * The server that `postmaster.pid` names, when it is alive and is ours. A file that names nobody, or another program, is removed:
 * PostgreSQL refuses to start while it names a living process of its user.
 */
export async function findPostmaster(directory: DataDirectory): Promise<FoundPostmaster | undefined> {
  const file = join(directory.path, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const [pidLine, , , portLine] = readFileSync(file, "utf8").split("\n");
  const pid = Number(pidLine);
  const port = Number(portLine);
  const isOurs = hasCommandLines ? isAlive(pid, directory) : isAlive(pid, directory) && (await answersAsOurs(port, directory));
  if (!isOurs) {
    rmSync(file, { force: true });
    return undefined;
  }
  const ended = gone(pid, directory);
  return { port, ended, end: () => endProcess(pid, ended) };
}

/** On Linux the command line tells whose a process is; elsewhere there is no such file, and the server has to be asked. */
const hasCommandLines = existsSync("/proc/self/cmdline");

function isAlive(pid: number, directory: DataDirectory): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  try {
    return hasCommandLines ? servesDirectory(readFileSync(`/proc/${String(pid)}/cmdline`, "utf8"), directory) : process.kill(pid, 0);
  } catch {
    return false;
  }
}

function servesDirectory(commandLine: string, directory: DataDirectory): boolean {
  const words = commandLine.split("\0");
  const served = words[words.indexOf("-D") + 1];
  return words.includes("-D") && served !== undefined && realpathSync(served) === realpathSync(directory.path);
}

/** The codes of a server that is ours or not, but too busy to say so: it is starting up, or has no connection left. */
const busyCodes: ReadonlySet<unknown> = new Set(["57P03", "53300"]);

/** Whether a server with our password serves our directory on this port. */
export async function answersAsOurs(port: number, directory: DataDirectory): Promise<boolean> {
  const until = performance.now() + recoveryWithinMs;
  for (;;) {
    try {
      const served = await withClient(address(port, directory.password, "postgres"), async (client) => {
        const { rows } = await client.query<{ data_directory: string }>("show data_directory");
        return rows[0]?.data_directory ?? "";
      });
      return realpathSync(served) === realpathSync(directory.path);
    } catch (cause) {
      const isBusy = cause instanceof Error && busyCodes.has(Reflect.get(cause, "code"));
      if (!isBusy || performance.now() > until) return false;
      await pause(lookAgainMs);
    }
  }
}

async function gone(pid: number, directory: DataDirectory): Promise<void> {
  while (isAlive(pid, directory)) await pause(lookAgainMs, undefined, { ref: false });
}

/** SIGINT ("fast"), then SIGQUIT, never SIGKILL: that would leave its shared memory and its other processes behind. */
async function endProcess(pid: number | undefined, ended: Promise<unknown>): Promise<void> {
  if (pid === undefined) return;
  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    if (await isSettledWithin(ended, 0)) return;
    signalled(pid, signal);
    if (await isSettledWithin(ended, stopWithinMs)) return;
  }
  throw new Error(`PostgreSQL (process ${String(pid)}) does not stop.`);
}

async function isSettledWithin(promise: Promise<unknown>, ms: number): Promise<boolean> {
  const bound = new AbortController();
  const isSettled = await Promise.race([promise.then(() => true), pause(ms, false, { signal: bound.signal })]);
  bound.abort();
  return isSettled;
}

function signalled(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
