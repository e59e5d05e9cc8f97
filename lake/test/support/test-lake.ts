import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createClient, type SanityClient } from "@sanity/client";
import pg from "pg";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the default database of a running PostgreSQL, given by the shared set-up. */
    readonly postgresUrl: string;
  }
}

export interface ServedLake {
  readonly url: string;
  readonly child: ChildProcess;
}

/** A lake of its own: a fresh database, a fresh folder, the real program as a child process. */
export interface TestLake {
  readonly serve: () => Promise<ServedLake>;
  readonly run: (...words: readonly string[]) => Promise<string>;
  readonly client: (served: ServedLake, token: string) => SanityClient;
  readonly signIn: (id: string, role: string) => Promise<string>;
  readonly folder: string;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

const main = new URL("../../src/main.ts", import.meta.url).pathname;

export async function createTestLake(postgresUrl: string): Promise<TestLake> {
  const name = `lake_test_${randomBytes(6).toString("hex")}`;
  await administer(postgresUrl, `create database ${name}`);
  const databaseUrl = new URL(postgresUrl);
  databaseUrl.pathname = `/${name}`;
  const folder = await mkdtemp(join(tmpdir(), "lake-test-"));
  const children = new Set<ChildProcess>();
  const env = {
    PATH: "/usr/bin:/bin",
    LAKE_DATABASE_URL: databaseUrl.href,
    PORT_LAKE: "0",
    DATA_DIR: folder,
    STUDIO_URL: "http://localhost:3333",
  };
  const start = (words: readonly string[]): ChildProcess => {
    const child = spawn(process.execPath, [main, ...words], { env, stdio: ["ignore", "pipe", "pipe"] });
    children.add(child);
    child.once("exit", () => children.delete(child));
    return child;
  };
  const run = (...words: readonly string[]): Promise<string> => outputOf(start(words));
  return {
    folder,
    run,
    serve: async () => {
      const child = start(["serve"]);
      return { child, url: await listeningUrl(child) };
    },
    client: (served, token) =>
      createClient({
        projectId: "newsletter",
        dataset: "production",
        apiHost: served.url,
        // oxlint-disable-next-line typescript/no-deprecated -- Node resolves no *.localhost name; remove when the client offers another way
        useProjectHostname: false,
        apiVersion: "2025-02-19",
        useCdn: false,
        perspective: "raw",
        maxRetries: 0,
        token,
      }),
    signIn: async (id, role) => {
      await run("user", "add", id, "--name", `${id} Sample`, "--email", `${id}@example.org`, "--role", role);
      return run("token", "create", id, "--role", role);
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([...children].map((child) => stop(child, "SIGKILL")));
      await administer(postgresUrl, `drop database if exists ${name} with (force)`);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill(signal);
  await exited;
}

async function listeningUrl(child: ChildProcess): Promise<string> {
  let faults = "";
  child.stderr?.on("data", (text: Buffer) => (faults += text.toString()));
  if (child.stdout === null) throw new Error("No output to read");
  for await (const line of createInterface({ input: child.stdout })) {
    const event: unknown = JSON.parse(line);
    if (typeof event === "object" && event !== null && "url" in event && typeof event.url === "string") return event.url;
  }
  throw new Error(`The lake did not listen: ${faults}`);
}

async function outputOf(child: ChildProcess): Promise<string> {
  let output = "";
  let faults = "";
  child.stdout?.on("data", (text: Buffer) => (output += text.toString()));
  child.stderr?.on("data", (text: Buffer) => (faults += text.toString()));
  const [code]: unknown[] = await once(child, "close");
  if (code !== 0) throw new Error(faults);
  return output.trim();
}

async function administer(postgresUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
