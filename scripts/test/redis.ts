import { execFileSync, spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "../free-port.ts";
import { listens } from "../listens.ts";
import type { TestServer } from "./own-server.ts";

const cache = fileURLToPath(new URL("../../.cache/redis/", import.meta.url));
const readyWithinMs = 10_000;
const unpackWithinMs = 120_000;

/** A server program and where its libraries are; `libraries` is empty for one that is installed. */
interface RedisProgram {
  readonly command: string;
  readonly libraries: string;
  readonly origin: string;
}

function givenAddress(): string | undefined {
  const given = process.env["REDIS_URL"];
  return given === "" ? undefined : given;
}

/** Where the Redis of the tests comes from, to be printed: without the password that an address may hold. */
export function redisOrigin(): string {
  const given = givenAddress();
  if (given === undefined) return findRedis().origin;
  const parsed = URL.parse(given);
  if (parsed === null) throw new Error("REDIS_URL is not an address; it has to look like redis://127.0.0.1:6379.");
  return `${parsed.protocol}//${parsed.host} (REDIS_URL)`;
}

const packages = ["redis-server", "redis-tools", "liblua5.1-0", "liblzf1", "libjemalloc2", "lua-bitop", "lua-cjson"];

/** Redis or Valkey: on PATH, else Debian's packages unpacked into the cache folder, which needs no rights and installs nothing. */
function findRedis(): RedisProgram {
  for (const command of ["redis-server", "valkey-server"]) {
    if (spawnSync(command, ["--version"]).status === 0) return { command, libraries: "", origin: `${command} on PATH` };
  }
  const unpacked = join(cache, "usr", "bin", "redis-check-rdb");
  if (!existsSync(unpacked)) unpack();
  const libraries = ["usr/lib/x86_64-linux-gnu", "usr/lib/aarch64-linux-gnu"]
    .map((folder) => join(cache, folder))
    .find((folder) => existsSync(folder));
  return {
    command: unpacked.replace("redis-check-rdb", "redis-server"),
    libraries: libraries ?? "",
    origin: "Debian's package, unpacked into .cache",
  };
}

function unpack(): void {
  mkdirSync(cache, { recursive: true });
  try {
    const options = { cwd: cache, stdio: "pipe", timeout: unpackWithinMs } as const;
    execFileSync("apt-get", ["download", "-qq", ...packages], options);
    for (const name of readdirSync(cache)) if (name.endsWith(".deb")) execFileSync("dpkg", ["-x", name, "."], options);
  } catch (cause) {
    throw new Error(
      "The tests need Redis or Valkey: install redis-server (Debian, Ubuntu: apt-get install redis-server), or set REDIS_URL.",
      { cause },
    );
  }
}

/** A server of its own on a private port; REDIS_URL names one to use instead. */
export async function startRedis(): Promise<TestServer> {
  const given = givenAddress();
  return given === undefined ? startOwnRedis() : { url: given, stop: () => Promise.resolve() };
}

export interface OwnRedis extends TestServer {
  /** Ends it as a power failure would. */
  readonly crash: () => Promise<void>;
  /** At the same port, with what it had written. */
  readonly comeBack: () => Promise<void>;
}

export async function startOwnRedis(): Promise<OwnRedis> {
  const { command, libraries } = findRedis();
  const folder = mkdtempSync(join(tmpdir(), "newsletter-test-redis-"));
  const port = await freePort();
  const options = [
    "--port",
    String(port),
    "--bind",
    "127.0.0.1",
    "--dir",
    folder,
    "--appendonly",
    "yes",
    "--maxmemory-policy",
    "noeviction",
    "--save",
    "",
  ];
  const launch = async (): Promise<{ readonly child: ChildProcess; readonly ended: Promise<unknown> }> => {
    const child = spawn(command, options, {
      stdio: "ignore",
      env: { ...process.env, ...(libraries === "" ? {} : { LD_LIBRARY_PATH: libraries }) },
    });
    const ended = once(child, "exit");
    const until = Date.now() + readyWithinMs;
    while (!(await listens(port))) {
      if (child.exitCode !== null || Date.now() > until) throw new Error(`${command} does not start.`);
      await pause(20);
    }
    return { child, ended };
  };
  let running = await launch();
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    running.child.kill(signal);
    await running.ended;
  };
  return {
    url: `redis://127.0.0.1:${String(port)}`,
    crash: () => end("SIGKILL"),
    comeBack: async () => {
      running = await launch();
    },
    stop: async () => {
      await end("SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
