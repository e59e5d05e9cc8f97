import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { holdPort } from "../free-port.ts";
import { prepareDataDirectory } from "../postgres/data-directory.ts";
import { answersAsOurs } from "../postgres/postmaster.ts";
import { startPostgres, type PostgresServer, type PostgresSettings } from "../postgres/server.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const answersWithinMs = 20_000;
/** Pauses long enough to be found in the middle of one. */
const slow = { restartsMax: 5, backOffMs: 60_000, steadyAfterMs: 60_000 };
const quick = { restartsMax: 2, backOffMs: 20, steadyAfterMs: 60_000 };

let folder: string;
let dataDir: string;
/** The data folder of another cluster. */
let otherDir: string;
const cleanUps: (() => Promise<void> | void)[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "newsletter-postgres-"));
  chmodSync(folder, 0o755);
  dataDir = join(folder, "data");
  otherDir = join(folder, "other");
  for (const each of [dataDir, otherDir]) mkdirSync(each);
});

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
  rmSync(folder, { recursive: true, force: true });
});

async function started(settings: Partial<PostgresSettings> = {}): Promise<PostgresServer> {
  const server = await startPostgres({ dataDir, databases: [], withoutFsync: true, ...settings });
  cleanUps.push(() => server.stop());
  return server;
}

const pidFile = (of = dataDir): string => join(of, "postgres", "postmaster.pid");
const postmasterOf = (of = dataDir): number => Number(readFileSync(pidFile(of), "utf8").split("\n")[0]);

const portOf = (server: PostgresServer): number => Number(new URL(server.url("postgres")).port);

async function processAt(server: PostgresServer): Promise<number> {
  const client = new Client({ connectionString: server.url("postgres"), connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("select 1");
    return postmasterOf();
  } finally {
    await client.end();
  }
}

/** What `ask` gives once it gives something that is wanted; bounded by the test. */
async function eventually<T>(ask: () => Promise<T> | T, isWanted: (value: T) => boolean): Promise<T> {
  const until = performance.now() + answersWithinMs;
  for (;;) {
    try {
      const value = await ask();
      if (isWanted(value)) return value;
    } catch (cause) {
      if (performance.now() > until) throw cause;
    }
    if (performance.now() > until) throw new Error("it did not come to that");
    await pause(20);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** A process that is not ours but looks like it, of the user whom PostgreSQL runs as: the one it refuses to start beside. */
function processCalled(name: string): ChildProcess {
  const child = spawn("sleep", ["600"], { argv0: name, stdio: "ignore", ...prepareDataDirectory(dataDir).user });
  cleanUps.push(async () => {
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  });
  return child;
}

function writePidFile(pid: number, port: number): void {
  const { path } = prepareDataDirectory(dataDir);
  writeFileSync(pidFile(), [pid, path, 1_700_000_000, port, "", "127.0.0.1", "", "ready   ", ""].join("\n"));
}

test("a killed server is started again and answers where it did", async () => {
  const told: string[] = [];
  const server = await started({ tell: (line) => told.push(line) });
  const first = await processAt(server);
  process.kill(first, "SIGKILL");
  await eventually(
    () => processAt(server),
    (pid) => pid !== first,
  );
  expect(told[0]).toBe("PostgreSQL ended; starting it again.");
});

test("a server that cannot be started again is given up, and said to stay down", async () => {
  const told: string[] = [];
  const server = await started({ tell: (line) => told.push(line), bounds: quick });
  renameSync(join(dataDir, "postgres", "global"), join(dataDir, "postgres", "elsewhere"));
  process.kill(postmasterOf(), "SIGKILL");
  await eventually(
    () => told.at(-1),
    (line) => line?.includes("stays down") === true,
  );
  expect(told).toEqual([
    "PostgreSQL ended; starting it again.",
    "PostgreSQL ended; starting it again.",
    `PostgreSQL ended again and again and stays down; see ${join(dataDir, "postgres.log")}.`,
  ]);
  await server.stop();
});

test("a first start that fails says where to look", async () => {
  mkdirSync(join(dataDir, "postgres"));
  writeFileSync(join(dataDir, "postgres", "PG_VERSION"), "9\n");
  await expect(started({ bounds: quick })).rejects.toThrow("PostgreSQL does not start; its log is postgres.log in the data folder.");
});

test("it is stopped while it waits to be started again", async () => {
  const told = Promise.withResolvers<string>();
  const server = await started({ tell: told.resolve, bounds: slow });
  process.kill(postmasterOf(), "SIGKILL");
  expect(await told.promise).toBe("PostgreSQL ended; starting it again.");
  await server.stop();
  await expect(processAt(server)).rejects.toThrow("ECONNREFUSED");
});

test("a server that outlived its parent is adopted, started again when it dies, and stopped", async () => {
  const script = `
    import { startPostgres } from ${JSON.stringify(join(root, "scripts/postgres/server.ts"))};
    const server = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, databases: [], withoutFsync: true });
    console.log(server.url("postgres"));
    setInterval(() => undefined, 60_000);`;
  const parent = spawn(process.execPath, ["--input-type=module", "--eval", script], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  const [url]: unknown[] = await once(parent.stdout.setEncoding("utf8"), "data");
  const ended = once(parent, "exit");
  parent.kill("SIGKILL");
  await ended;
  const outlived = postmasterOf();

  const server = await started();
  expect(server.url("postgres")).toBe(String(url).trim());
  expect(await processAt(server)).toBe(outlived);

  process.kill(outlived, "SIGKILL");
  const again = await eventually(
    () => processAt(server),
    (pid) => pid !== outlived,
  );
  await server.stop();
  expect(isAlive(again)).toBe(false);
});

test.each(["postgres", "postgres: walwriter"])(
  "another program called %s that has the process id of before is not taken for it",
  async (name) => {
    const held = await holdPort();
    cleanUps.push(held.release);
    const other = processCalled(name);
    writePidFile(other.pid ?? 0, held.port);
    const server = await started();
    expect(await processAt(server)).not.toBe(other.pid);
    expect(portOf(server)).not.toBe(held.port);
    await server.stop();
    expect(isAlive(other.pid ?? 0), "the other program is left alone").toBe(true);
  },
);

test("another cluster's server that has the process id of before is not taken for it, and lives on", async () => {
  const other = await started({ dataDir: otherDir });
  writePidFile(postmasterOf(otherDir), portOf(other));
  const server = await started();
  expect(await processAt(server)).not.toBe(postmasterOf(otherDir));
  await server.stop();
  expect(isAlive(postmasterOf(otherDir))).toBe(true);
});

test("a port taken by another program since the server died is left to it", async () => {
  const held = await holdPort();
  cleanUps.push(held.release);
  writePidFile(spawnSync("true").pid, held.port);
  const server = await started();
  expect(await processAt(server)).toBeGreaterThan(1);
  expect(portOf(server)).not.toBe(held.port);
});

test("where command lines cannot be read, a server is ours when it knows our password and serves our folder", async () => {
  const other = await started({ dataDir: otherDir });
  const server = await started();
  const held = await holdPort();
  cleanUps.push(held.release);
  const directory = prepareDataDirectory(dataDir);
  expect(await answersAsOurs(portOf(other), directory), "another cluster").toBe(false);
  expect(await answersAsOurs(held.port, directory), "a program that says nothing").toBe(false);
  expect(await answersAsOurs(portOf(server), directory)).toBe(true);
});
