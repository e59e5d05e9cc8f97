import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { freePort } from "../free-port.ts";
import { prepareDataDirectory, superuser, type DataDirectory } from "./data-directory.ts";

// A small supervisor over PostgreSQL's own programs. The server is a child in a process group of its own, so that Ctrl-C does not stop it
// before the processes that use it; one that outlived its parent is adopted; one that dies is started again; it is stopped by SIGINT
// ("fast"), then SIGQUIT, never by SIGKILL.

const readyWithinMs = 60_000;
const askAgainMs = 50;
const stopWithinMs = 15_000;
const restartsMax = 5;
const restartBackOffMs = 500;

export interface PostgresServer {
  /** Connection address of a database of this cluster. */
  readonly url: (database: string) => string;
  readonly stop: () => Promise<void>;
}

export interface PostgresSettings {
  readonly dataDir: string;
  /** Databases to make when they are not there. */
  readonly databases: readonly string[];
  /** For tests only: durability against nothing but a killed process. */
  readonly withoutFsync?: boolean;
  /** Told in one line when the server died and is started again. */
  readonly onRestart?: (line: string) => void;
}

export async function startPostgres(settings: PostgresSettings): Promise<PostgresServer> {
  const directory = prepareDataDirectory(settings.dataDir);
  const adopted = await adoptableServer(directory);
  const supervised = adopted ?? (await supervise(directory, settings));
  await createDatabases(supervised.port, directory.password, settings.databases);
  return { url: (database) => address(supervised.port, directory.password, database), stop: supervised.stop };
}

interface Supervised {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

function address(port: number, password: string, database: string): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${String(port)}/${database}`;
}

/** The postmaster that `postmaster.pid` names, when it lives and answers with our password. */
async function adoptableServer(directory: DataDirectory): Promise<Supervised | undefined> {
  const file = join(directory.path, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const [pidLine = "", , , portLine = ""] = readFileSync(file, "utf8").split("\n");
  const pid = Number(pidLine);
  const port = Number(portLine);
  if (!isPostmaster(pid)) {
    // The number is another program's by now, or nobody's. PostgreSQL refuses to start while the file names a living process of its user.
    rmSync(file, { force: true });
    return undefined;
  }
  await ready(port, directory.password, () => undefined);
  return { port, stop: () => stopProcess(pid) };
}

function isPostmaster(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  try {
    process.kill(pid, 0);
    // Elsewhere than on Linux there is no such file, and the living process is taken for what the file says it is.
    return existsSync("/proc/self/cmdline") ? readFileSync(`/proc/${String(pid)}/cmdline`, "utf8").includes("postgres") : true;
  } catch {
    return false;
  }
}

async function supervise(directory: DataDirectory, settings: PostgresSettings): Promise<Supervised> {
  const port = await freePort();
  const state = { stopping: false, restarts: 0, child: launch(directory, port, settings) };
  const watch = (child: ChildProcess): void => {
    child.once("exit", () => {
      if (state.stopping) return;
      state.restarts += 1;
      if (state.restarts > restartsMax) return;
      settings.onRestart?.("PostgreSQL ended; starting it again.");
      setTimeout(() => {
        if (state.stopping) return;
        state.child = launch(directory, port, settings);
        watch(state.child);
      }, restartBackOffMs * state.restarts);
    });
  };
  watch(state.child);
  await ready(port, directory.password, () => (state.restarts > restartsMax ? "PostgreSQL does not start" : undefined));
  return {
    port,
    stop: async () => {
      state.stopping = true;
      const { child } = state;
      if (child.exitCode !== null || child.pid === undefined) return;
      const ended = once(child, "exit");
      await stopProcess(child.pid);
      await ended;
    },
  };
}

function launch(directory: DataDirectory, port: number, settings: PostgresSettings): ChildProcess {
  const logFile = join(settings.dataDir, "postgres.log");
  const log = openSync(logFile, "a", 0o600);
  if (directory.user !== undefined) chownSync(logFile, directory.user.uid, directory.user.gid);
  const options = [
    "-D",
    directory.path,
    "-p",
    String(port),
    "-c",
    "listen_addresses=127.0.0.1",
    "-c",
    "unix_socket_directories=",
    "-c",
    "max_connections=100",
    ...(settings.withoutFsync === true ? ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"] : []),
  ];
  const child = spawn(directory.binaries.postgres, options, {
    ...directory.user,
    cwd: directory.path,
    detached: true,
    stdio: ["ignore", log, log],
    env: { PATH: process.env["PATH"], TZ: "UTC" },
  });
  child.unref();
  return child;
}

/** `select 1` succeeds: a log line would only say that the server means to answer. */
async function ready(port: number, password: string, gaveUp: () => string | undefined): Promise<void> {
  const until = Date.now() + readyWithinMs;
  for (;;) {
    try {
      await withClient(address(port, password, "postgres"), (client) => client.query("select 1"));
      return;
    } catch (cause) {
      const reason = gaveUp();
      if (reason !== undefined || Date.now() > until) {
        throw new Error(`${reason ?? "PostgreSQL does not answer"}; its log is postgres.log in the data folder.`, { cause });
      }
      await pause(askAgainMs);
    }
  }
}

async function createDatabases(port: number, password: string, databases: readonly string[]): Promise<void> {
  await withClient(address(port, password, "postgres"), async (client) => {
    const { rows } = await client.query<{ datname: string }>("select datname from pg_database");
    const existing = new Set(rows.map(({ datname }) => datname));
    for (const name of databases) if (!existing.has(name)) await client.query(`create database ${client.escapeIdentifier(name)}`);
  });
}

async function withClient<T>(connectionString: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.end();
  }
}

async function stopProcess(pid: number): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    if (!signalled(pid, signal)) return;
    const until = Date.now() + stopWithinMs;
    while (Date.now() < until) {
      if (!isPostmaster(pid)) return;
      await pause(askAgainMs);
    }
  }
}

function signalled(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
