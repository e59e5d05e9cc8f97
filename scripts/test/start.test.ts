import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freePorts, holdPort } from "../free-port.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
/** Three whole starts, the first of them with an empty data folder. */
const startTimeoutMs = 120_000;

let folder: string;
let environment: NodeJS.ProcessEnv;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "newsletter-start-"));
  // The user whom PostgreSQL runs as when we are root has to reach it; else its files go elsewhere, and stay there.
  chmodSync(folder, 0o755);
  const names = ["PORT_STUDIO", "PORT_WEB", "PORT_LAKE", "PORT_MAILBOX_WEB", "PORT_MAILBOX_SMTP"];
  const ports = (await freePorts(names.length)).map((port, index) => [names[index] ?? "", String(port)] as const);
  environment = { ...process.env, DATA_DIR: join(folder, "data"), ...Object.fromEntries(ports) };
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function refused(env: NodeJS.ProcessEnv): { readonly code: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/start.ts", "--json"], { cwd: root, env, encoding: "utf8" });
  return { code: status, said: (stdout + stderr).trim() };
}

/** A start that is up, and the line of addresses it printed. */
async function started(
  ...args: readonly string[]
): Promise<{ readonly child: ChildProcessWithoutNullStreams; readonly addresses: string }> {
  const child = spawn(process.execPath, ["scripts/start.ts", "--json", ...args], {
    cwd: root,
    env: environment,
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (said += chunk));
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    const line = chunk.split("\n").find((candidate) => candidate.startsWith("{"));
    if (line !== undefined) resolve(line);
  });
  child.once("exit", () => reject(new Error(`npm start ended:\n${said}`)));
  return { child, addresses: await promise };
}

/** Every process whose environment names our data folder: the whole tree, whatever became of its parents. */
function processesOfTheTree(): readonly number[] {
  return readdirSync("/proc").flatMap((name) => {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === process.pid) return [];
    try {
      const owned = `${readFileSync(`/proc/${name}/environ`, "utf8")}${readFileSync(`/proc/${name}/cmdline`, "utf8")}`;
      return owned.includes(join(folder, "data")) ? [pid] : [];
    } catch {
      return [];
    }
  });
}

test("a taken port is one clear sentence", async () => {
  const { port, release } = await holdPort();
  const { code, said } = refused({ ...environment, PORT_LAKE: String(port) });
  await release();
  expect(code).toBe(1);
  expect(said).toBe(`Port ${String(port)} is taken by another program; end it, or set PORT_LAKE to a free port.`);
});

test("a data folder that cannot be written to is one clear sentence", () => {
  const file = join(folder, "a-file");
  writeFileSync(file, "");
  const { code, said } = refused({ ...environment, DATA_DIR: file });
  expect(code).toBe(1);
  expect(said).toBe(`${file} cannot be written to; give yourself the right, or set DATA_DIR to another folder.`);
});

test("a port that is none is one clear sentence", () => {
  expect(refused({ ...environment, PORT_WEB: "many" })).toEqual({
    code: 1,
    said: 'PORT_WEB is "many"; it has to be a port number from 1 to 65535.',
  });
});

test(
  "a second start beside the first is refused; Ctrl-C leaves no process, nor does the end of who started it; after kill -9 of everything the next start recovers",
  { timeout: startTimeoutMs },
  async () => {
    const first = await started();
    expect(existsSync(join(folder, "data", "postgres", "PG_VERSION")), "its files are where they are removed with the rest").toBe(true);
    const { code, said } = refused(environment);
    expect(code).toBe(1);
    expect(said).toBe(
      `It is already running here (process ${String(first.child.pid)}); stop that one first, or set DATA_DIR to another folder.`,
    );

    for (const pid of processesOfTheTree()) process.kill(pid, "SIGKILL");
    const second = await started();
    const mails: unknown = await (await fetch(new URL("/api/email", mailboxOf(second.addresses)))).json();
    expect(mails, "found as it was left, and not sent again").toHaveLength(3);

    const ended = once(second.child, "exit");
    second.child.kill("SIGINT");
    expect(await ended).toEqual([0, null]);
    expect(processesOfTheTree()).toEqual([]);

    const third = await started("--until-input-ends");
    const endedToo = once(third.child, "exit");
    third.child.stdin.end();
    expect(await endedToo).toEqual([0, null]);
    expect(processesOfTheTree()).toEqual([]);
  },
);

function mailboxOf(addresses: string): string {
  const parsed: unknown = JSON.parse(addresses);
  const mailbox: unknown = typeof parsed === "object" && parsed !== null ? Reflect.get(parsed, "mailbox") : undefined;
  if (typeof mailbox !== "string") throw new Error("no address of the mailbox");
  return mailbox;
}
