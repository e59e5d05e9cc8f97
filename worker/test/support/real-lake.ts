import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { createTestDatabase } from "./database.ts";

const main = fileURLToPath(new URL("../../../lake/src/main.ts", import.meta.url));
const documentsSchema = z.object({ documents: z.array(z.looseObject({ _id: z.string(), _rev: z.string() })) });

const transactionSchema = z.object({ transactionId: z.string() });

export interface RealLake extends AsyncDisposable {
  readonly origin: string;
  /** A token of a new robot with this role; its name is its id. */
  readonly tokenOf: (id: string, role: "editor" | "contributor" | "viewer") => Promise<string>;
  /** A token of a new person with this name, an editor. */
  readonly tokenOfPerson: (id: string, name: string) => Promise<string>;
  /** Mutations in one transaction, as that token. */
  readonly mutate: (token: string, ...mutations: readonly object[]) => Promise<void>;
  /** Creates or replaces documents, as that token. */
  readonly put: (token: string, documents: readonly object[]) => Promise<void>;
  /** What the Studio sends, as that token, in one transaction; gives its id. */
  readonly act: (token: string, ...actions: readonly object[]) => Promise<string>;
  /** Killed, and started again at the same address. */
  readonly restart: () => Promise<void>;
  /** As Sanity's lake does after a while: what happened is gone, what came of it stays. */
  readonly forgetHistory: () => Promise<void>;
  /** Those of the named documents that exist, drafts by their own ids. */
  readonly stored: (token: string, ...ids: readonly string[]) => Promise<z.infer<typeof documentsSchema>["documents"]>;
}

/** Our own lake as a program, with a database and a folder of its own; it speaks HTTP alone to us, as to everybody. */
export async function startRealLake(): Promise<RealLake> {
  const database = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), "newsletter-test-lake-"));
  const env = { LAKE_DATABASE_URL: database.url, PORT_LAKE: "0", DATA_DIR: folder, STUDIO_URL: "http://localhost:3333" };
  const start = (...words: readonly string[]): ChildProcessWithoutNullStreams => spawn(process.execPath, [main, ...words], { env });
  const run = async (...words: readonly string[]): Promise<string> => {
    const child = start(...words);
    const [[code], out, err] = await Promise.all([once(child, "exit"), text(child.stdout), text(child.stderr)]);
    if (code !== 0) throw new Error(err);
    return out.trim();
  };
  let server = start("serve");
  const origin = await listeningAt(server);
  const kill = async (): Promise<void> => {
    const ended = once(server, "exit");
    server.kill("SIGKILL");
    await ended;
  };
  const ask = async (path: string, token: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${origin}/v2025-02-19/data/${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", "x-sanity-project-id": "newsletter" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const mutate = async (token: string, ...mutations: readonly object[]): Promise<void> => {
    await ask("mutate/production", token, { mutations });
  };
  return {
    origin,
    tokenOf: (id, role) => run("token", "create", id, "--role", role),
    tokenOfPerson: async (id, name) => {
      await run("user", "add", id, "--name", name, "--email", `${id}@example.org`, "--role", "editor");
      return run("token", "create", id, "--role", "editor");
    },
    act: async (token, ...actions) => transactionSchema.parse(await ask("actions/production", token, { actions })).transactionId,
    mutate,
    put: (token, documents) => mutate(token, ...documents.map((createOrReplace) => ({ createOrReplace }))),
    stored: async (token, ...ids) => documentsSchema.parse(await ask(`doc/production/${ids.join(",")}`, token)).documents,
    restart: async () => {
      await kill();
      env.PORT_LAKE = new URL(origin).port;
      server = start("serve");
      await listeningAt(server);
    },
    forgetHistory: () => database.run("delete from transaction_documents; delete from transactions"),
    [Symbol.asyncDispose]: async () => {
      await kill();
      await database[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function listeningAt(server: ChildProcessWithoutNullStreams): Promise<string> {
  for await (const line of createInterface({ input: server.stdout })) {
    const event = z.looseObject({ url: z.string().optional() }).parse(JSON.parse(line));
    if (event.url !== undefined) return event.url;
  }
  throw new Error("the lake did not listen");
}
