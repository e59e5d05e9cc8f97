import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sql } from "kysely";
import * as z from "zod";
import { openDatabase } from "../src/store/database.ts";
import { newsletter } from "./support/command.ts";
import { createTestDatabase, type TestDatabase } from "./support/database.ts";
import { startRealLake } from "./support/real-lake.ts";
import { lakeUsers, startScriptedLake } from "./support/scripted-lake.ts";
import { startSink } from "./support/sink.ts";
import { waitFor } from "./support/wait-for.ts";

const program = fileURLToPath(new URL("../dist/main.js", import.meta.url));
const listeningSchema = z.object({ event: z.literal("worker.listening"), web: z.url(), studio: z.url() });

let database: TestDatabase;
let dataDir: string;
const children = new Set<ChildProcess>();
beforeEach(async () => {
  database = await createTestDatabase();
  dataDir = mkdtempSync(join(tmpdir(), "newsletter-main-"));
});
afterEach(async () => {
  for (const child of children) if (child.exitCode === null) child.kill("SIGKILL");
  children.clear();
  await database[Symbol.asyncDispose]();
  rmSync(dataDir, { recursive: true, force: true });
});

function settings(): Record<string, string> {
  return { DATABASE_URL: database.url, DATA_DIR: dataDir, PORT_WEB: "0", PORT_STUDIO: "0", SANITY_API_HOST: "http://127.0.0.1:9" };
}

function startMain(environment: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, [program], { env: environment, stdio: ["ignore", "pipe", "pipe", "ipc"] });
  children.add(child);
  return child;
}

async function listening(child: ChildProcess): Promise<z.infer<typeof listeningSchema>> {
  if (child.stdout === null) throw new Error("the child has an output");
  for await (const line of createInterface({ input: child.stdout })) {
    const parsed = listeningSchema.safeParse(JSON.parse(line));
    if (parsed.success) return parsed.data;
  }
  throw new Error("the worker ended before it listened");
}

describe("the worker's process", () => {
  test("starts nothing with faulty settings, and says all of them", async () => {
    const child = startMain({ ...settings(), DATABASE_URL: "", PORT_WEB: "many" });
    const [[code], err] = await Promise.all([once(child, "exit"), child.stderr === null ? "" : text(child.stderr)]);
    expect(code).toBe(1);
    expect(err).toMatch(/2 settings have a fault:\n[^]*DATABASE_URL[^]*PORT_WEB|PORT_WEB[^]*DATABASE_URL/u);
  });

  test("ends with 1 and one sentence when its port is taken", async () => {
    const first = startMain(settings());
    const { web } = await listening(first);
    const second = startMain({ ...settings(), PORT_WEB: new URL(web).port });
    const [[code], err] = await Promise.all([once(second, "exit"), second.stderr === null ? "" : text(second.stderr)]);
    expect(code).toBe(1);
    expect(err).toMatch(/^newsletter worker: .*EADDRINUSE.*\n$/u);
  });

  test.each(["SIGTERM", "SIGINT", "disconnect"] as const)("listens, then drains and ends with 0 at %s", async (cause) => {
    const child = startMain(settings());
    const { web, studio } = await listening(child);
    expect((await fetch(`${web}/`)).status).toBe(200);
    expect((await fetch(`${studio}/settings.js`)).status).toBe(200);
    if (cause === "disconnect") child.disconnect();
    else child.kill(cause);
    const [code] = await once(child, "exit");
    expect(code).toBe(0);
  });
});

test("the web role keeps the author log of a lake it can reach", async () => {
  await using lake = await startRealLake();
  const editor = await lake.tokenOfPerson("edith", "Edith Editor");
  const child = startMain({
    ...settings(),
    ROLES: "web",
    SANITY_API_HOST: lake.origin,
    SANITY_TOKEN: await lake.tokenOf("worker", "editor"),
  });
  await listening(child);
  const { db, close } = openDatabase(database.url, 1, () => undefined);
  try {
    const began = (): Promise<object | undefined> => db.selectFrom("author_log_span").selectAll().executeTakeFirst();
    await waitFor(began, (row) => row !== undefined);
    await lake.put(editor, [{ _id: "news", _type: "newsItem", title: "A workshop" }]);
    const heard = (): Promise<readonly object[]> => db.selectFrom("author_log").select(["document_id", "author"]).execute();
    expect(await waitFor(heard, (rows) => rows.length > 0)).toEqual([{ document_id: "news", author: "edith" }]);
  } finally {
    await close();
  }
  child.kill("SIGTERM");
  expect((await once(child, "exit"))[0]).toBe(0);
});

test("an operator re-arms a locked worker from the Studio, and it takes its place again without being started anew", async () => {
  await using lake = await startScriptedLake(lakeUsers({ editor: "Edith Editor", operator: "Otto Operator" }));
  expect(
    await newsletter(["rights", "grant", "user-operator", "operate", "--publication", "p"], {
      ...settings(),
      SANITY_API_HOST: lake.origin,
    }),
  ).toMatchObject({ code: 0 });
  const child = startMain({ ...settings(), SANITY_API_HOST: lake.origin });
  const { web } = await listening(child);
  const ask = async (who: string, path: string, body?: object): Promise<unknown> => {
    const headers = { authorization: `Bearer ${who}`, "content-type": "application/json" };
    const sent = body === undefined ? { headers } : { headers, method: "POST", body: JSON.stringify(body) };
    return (await fetch(`${web}/api/v1/sending${path}`, sent)).json();
  };
  const state = async (): Promise<unknown> => ask("operator", "?issueId=issue");
  expect(await state()).toMatchObject({ lockedReason: null });
  await database.run("update epoch set restored_at = now()");
  await waitFor(state, (found) => JSON.stringify(found).includes("put back from a backup"));
  const request = { isForReal: false, machines: null };
  expect(await ask("editor", "/rearm", request)).toMatchObject({ error: { code: "notAllowed" } });
  // The process notices by itself, and then lets go of its place.
  const mayBeDone = async (): Promise<unknown> => ask("operator", "/rearm", request);
  expect(await waitFor(mayBeDone, (found) => JSON.stringify(found).includes('"mayBeDone":true'))).toMatchObject({ isDone: false });
  expect(await ask("operator", "/rearm", { ...request, isForReal: true })).toMatchObject({ isDone: true });
  expect(await state()).toMatchObject({ lockedReason: null });
  const isSending =
    "select count(*) as count from pg_stat_activity where datname = current_database() and application_name = 'newsletter-sending'";
  const { db, close } = openDatabase(database.url, 1, () => undefined);
  try {
    expect((await sql<{ count: string }>`${sql.raw(isSending)}`.execute(db)).rows).toEqual([{ count: "1" }]);
  } finally {
    await close();
  }
  expect(await ask("operator", "/rearm", { ...request, isForReal: true })).toMatchObject({
    isDone: false,
    mayBeDone: false,
    lines: [expect.stringContaining("nothing to re-arm")],
  });
});

describe("the command line beside a running worker", () => {
  test("imports an audience all or nothing, grants rights, and shows that nothing has been rehearsed", async () => {
    const env = settings();
    const faulty = join(dataDir, "faulty.csv");
    writeFileSync(faulty, "address,recipientKind,partnerId,languages,state\na@example.org,person,,en,active\nb,person,,xx,active\n");
    const refused = await newsletter(["audience", "import", faulty, "--publication", "p"], env);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("Line 3") });
    const right = join(dataDir, "right.csv");
    writeFileSync(right, "address,recipientKind,partnerId,languages,state\na@example.org,person,,en,active\n");
    const imports = [
      await newsletter(["audience", "import", right, "--publication", "p", "--json"], env),
      await newsletter(["audience", "import", right, "--publication", "p", "--json"], env),
    ];
    expect(imports.map(({ out }) => JSON.parse(out) as unknown)).toMatchObject([
      { state: "imported", counts: { new: 1, unchanged: 0 } },
      { state: "imported", counts: { new: 0, unchanged: 1 } },
    ]);
    expect(await newsletter(["rights", "grant", "somebody", "approve", "--publication", "p", "--json"], env)).toMatchObject({
      code: 0,
      out: expect.stringContaining('"approve"'),
    });
    expect(await newsletter(["rights", "grant", "somebody", "everything"], env)).toMatchObject({ code: 2 });
    expect(await newsletter(["status"], env)).toMatchObject({ code: 0, out: expect.stringContaining("Nothing has been rehearsed yet") });
    expect(await newsletter(["status", "--campaign", "nonsense"], env)).toMatchObject({
      code: 1,
      err: expect.stringContaining("no campaign"),
    });
    expect(await newsletter(["rehearse", "--issue", "x"], env)).toMatchObject({ code: 1, err: expect.stringContaining("content lake") });
  });

  test("doctor names every fault, and finds none where there is none", async () => {
    const ill = await newsletter(["doctor", "--json"], { ...settings(), MAILBOX_SMTP: "smtp://127.0.0.1:9", HOST: "0.0.0.0" });
    expect(ill.code).toBe(1);
    const states = z.object({ checks: z.array(z.object({ name: z.string(), state: z.string() })) }).parse(JSON.parse(ill.out));
    expect(Object.fromEntries(states.checks.map(({ name, state }) => [name, state]))).toMatchObject({
      settings: "good",
      "content lake": "fault",
      mailbox: "fault",
      binding: "warning",
    });
    await using sink = await startSink();
    const users = lakeUsers({ token: "Worker" });
    await using lake = await startScriptedLake((path, request) =>
      path.includes("/data/query/") ? { status: 200, body: { result: ["publication"] } } : users(path, request),
    );
    const env = { ...settings(), SANITY_API_HOST: lake.origin, SANITY_TOKEN: "token", MAILBOX_SMTP: `smtp://127.0.0.1:${sink.port}` };
    await newsletter(["status"], env);
    const well = await newsletter(["doctor"], env);
    expect(well.out).not.toContain("FAULT");
    expect(well.out).toContain("undo window: 60 s between the last signature and the first hand-over");
    expect(well.code).toBe(0);
  });
});
