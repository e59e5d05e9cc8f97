import { spawn, type ChildProcess } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import * as z from "zod";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** The last line of `npm start -- --json`. */
const addressesSchema = z.looseObject({ studio: z.url(), mailbox: z.url(), web: z.url() });
export type Addresses = z.infer<typeof addressesSchema>;

/** What another process has to know of a running product to use it: plain data. */
export const whereaboutsSchema = z.object({
  addresses: addressesSchema,
  settings: z.record(z.string(), z.string()),
  lakeAddress: z.url(),
  /** Of `npm start`, the parent of its parts. */
  processId: z.number(),
});
export type Whereabouts = z.infer<typeof whereaboutsSchema>;

export interface Product {
  readonly addresses: Addresses;
  /** Where the lake answers programs. */
  readonly lakeAddress: string;
  /** Runs the `newsletter` command against this product and gives its standard output. */
  readonly newsletter: (...args: readonly string[]) => Promise<string>;
  /** The same for the lake's own command. */
  readonly lake: (...args: readonly string[]) => Promise<string>;
  /** A link that signs a person in once. */
  readonly signInLink: (person: string) => Promise<string>;
  /** The id of the lake's process, or undefined while there is none. */
  readonly lakeProcess: () => Promise<number | undefined>;
  /** The same of the worker's. */
  readonly workerProcess: () => Promise<number | undefined>;
}

export interface OwnProduct extends Product, AsyncDisposable {
  readonly whereabouts: Whereabouts;
}

const firstPort = 20_000;
const portsCount = 12_000;

/**
 * Ports nobody listens on at this moment, held together so that no two are the same; below those that the system gives to outgoing
 * connections (32768 on Linux), one of which would take a port before the product does.
 */
async function freePorts(count: number): Promise<readonly number[]> {
  const servers: Server[] = [];
  for (let tried = 0; servers.length < count && tried < 20 * count; tried += 1) {
    const server = createServer();
    // oxlint-disable-next-line eslint/no-await-in-loop -- each is held while the next is looked for
    if (await isHeld(server, firstPort + randomInt(portsCount))) servers.push(server);
  }
  const ports = servers.map((server) => {
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("a TCP server has a port");
    return address.port;
  });
  await Promise.all(servers.map((server) => once(server.close(), "close")));
  if (ports.length < count) throw new Error(`only ${String(ports.length)} of ${String(count)} ports are free`);
  return ports;
}

async function isHeld(server: Server, port: number): Promise<boolean> {
  return once(server.listen(port, "127.0.0.1"), "listening").then(
    () => true,
    () => false,
  );
}

/** The whole product as `npm start` runs it: fresh data in a folder of its own, every port free. `more` are settings of its parts. */
export async function startProduct(more: Readonly<Record<string, string>> = {}): Promise<OwnProduct> {
  const dataDir = await mkdtemp(join(tmpdir(), "newsletter-journey-"));
  // The user whom PostgreSQL runs as when we are root has to reach it; else its files go elsewhere, and stay there.
  await chmod(dataDir, 0o755);
  const [studio, web, lake, mailboxWeb, mailboxSmtp] = await freePorts(5);
  const settings = {
    ...more,
    DATA_DIR: dataDir,
    PORT_STUDIO: String(studio),
    PORT_WEB: String(web),
    PORT_LAKE: String(lake),
    PORT_MAILBOX_WEB: String(mailboxWeb),
    PORT_MAILBOX_SMTP: String(mailboxSmtp),
  };
  const env = { ...process.env, ...settings };
  const child = spawn(process.execPath, ["scripts/start.ts", "--json", "--until-input-ends"], {
    cwd: root,
    env,
    stdio: ["pipe", "pipe", "pipe"],
  });
  const addresses = await firstAddresses(child);
  const whereabouts = { addresses, settings, lakeAddress: `http://127.0.0.1:${String(lake)}`, processId: child.pid ?? 0 };
  return {
    ...productAt(whereabouts),
    whereabouts,
    [Symbol.asyncDispose]: async () => {
      // One that has ended already sends no second "exit".
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, "exit");
        child.kill("SIGTERM");
        await ended;
      }
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function run(env: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<string> {
  return output(spawn(process.execPath, args, { cwd: root, env }));
}

const linkSchema = z.looseObject({ url: z.url() });

/** A product that runs already, whoever started it. */
export function productAt({ addresses, settings, lakeAddress, processId }: Whereabouts): Product {
  const lake: Product["lake"] = async (...args) => run({ ...process.env, ...(await lakeSettings(settings)) }, "lake/dist/main.js", ...args);
  return {
    addresses,
    lakeAddress,
    newsletter: (...args) => run({ ...process.env, ...settings }, "worker/bin/newsletter.mjs", ...args),
    lake,
    signInLink: async (person) => linkSchema.parse(JSON.parse(await lake("sign-in-link", person, "--json"))).url,
    lakeProcess: () => childOf(processId, "lake/dist/main.js serve"),
    workerProcess: () => childOf(processId, "worker/dist/main.js"),
  };
}

/** What the product wrote down for other terminals; the lake's database is the neighbour of the newsletter's. */
async function lakeSettings(started: Whereabouts["settings"]): Promise<NodeJS.ProcessEnv> {
  const settings = parseEnv(await readFile(join(started["DATA_DIR"] ?? "", "settings.env"), "utf8"));
  const database = new URL(settings["DATABASE_URL"] ?? "");
  database.pathname = "/lake";
  return { ...started, ...settings, LAKE_DATABASE_URL: database.href };
}

async function childOf(parent: number, command: string): Promise<number | undefined> {
  const processes = await output(spawn("ps", ["-A", "-o", "pid=,ppid=,args="]));
  const found = processes
    .split("\n")
    .map((line) => line.trim().split(/\s+/u))
    .find(([, parentId, ...words]) => parentId === String(parent) && words.join(" ").endsWith(command));
  return found === undefined ? undefined : Number(found[0]);
}

async function firstAddresses(child: ChildProcess): Promise<Addresses> {
  let printed = "";
  const { promise, resolve, reject } = Promise.withResolvers<Addresses>();
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
    printed += chunk;
    const line = printed.split("\n").find((candidate) => candidate.startsWith("{"));
    if (line !== undefined && printed.includes(`${line}\n`)) resolve(addressesSchema.parse(JSON.parse(line)));
  });
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => (printed += chunk));
  child.once("exit", (code) => reject(new Error(`npm start ended with ${String(code)}:\n${printed}`)));
  return promise;
}

async function output(child: ChildProcess): Promise<string> {
  let stdout = "";
  let stderr = "";
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => (stdout += chunk));
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => (stderr += chunk));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${child.spawnargs.join(" ")} ended with ${String(code)}:\n${stderr}${stdout}`);
  return stdout;
}
