import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { startPostgres } from "../postgres/server.ts";
import { startChild, type Child } from "./child.ts";
import { Refusal } from "./refusal.ts";
import { root, type StartSettings } from "./settings.ts";
import type { Steps } from "./steps.ts";

const execute = promisify(execFile);
const sampleIssueId = "sample-issue-2024-01";

const people = [
  { id: "editor", name: "Sample editor", role: "editor" },
  { id: "approver", name: "Sample approver", role: "viewer" },
  { id: "operator", name: "Sample operator", role: "viewer" },
] as const;

type PersonId = (typeof people)[number]["id"];

export interface Addresses {
  readonly studio: string;
  readonly mailbox: string;
  readonly web: string;
  readonly signIn: Readonly<Record<PersonId, string>>;
}

export interface RunningProduct {
  readonly addresses: Addresses;
  readonly stop: () => Promise<void>;
}

/** Starts every part in order, each after the one it needs; what was started is stopped again when a later part does not start. */
export async function startProduct(settings: StartSettings, steps: Steps): Promise<RunningProduct> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const each of stops.splice(0).toReversed()) await each();
  };
  try {
    const addresses = await startParts(settings, steps, stops);
    return { addresses, stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

async function startParts(settings: StartSettings, steps: Steps, stops: (() => Promise<void>)[]): Promise<Addresses> {
  const { dataDir, ports } = settings;
  await steps.run("Build", () => build());
  const postgres = await steps.run("PostgreSQL", () => startPostgres({ dataDir, databases: ["lake", "newsletter"], tell: steps.tell }));
  stops.push(postgres.stop);
  const env = environment(settings, { lake: postgres.url("lake"), newsletter: postgres.url("newsletter") });
  const lake = lakeCommand(env);
  const keep = (started: Child): void => void stops.push(started.stop);

  const token = await steps.run("Sample people and content", () => prepareLake(lake, dataDir));
  const all = { ...env, SANITY_TOKEN: token };
  writeSettings(dataDir, all);
  await steps.run("Content lake", async () =>
    keep(await child("lake", ["lake/dist/main.js", "serve"], env, settings, steps, "lake.listening")),
  );
  await steps.run("Mailbox", async () => {
    const args = ["scripts/mailbox.ts", String(ports.mailboxSmtp), String(ports.mailboxWeb), join(dataDir, "mailbox")];
    keep(await child("mailbox", args, env, settings, steps, "mailbox.listening"));
  });
  await steps.run("Worker and Studio", async () =>
    keep(await child("worker", ["worker/dist/main.js"], all, settings, steps, "worker.listening")),
  );
  await steps.run("Rehearsal of the sample issue", () => rehearseSample(all));
  const links = await Promise.all(people.map(async ({ id }) => [id, await signInLink(lake, id)] as const));
  const [editor, approver, operator] = links.map(([, link]) => link);
  return {
    studio: `http://localhost:${String(ports.studio)}/`,
    mailbox: `http://127.0.0.1:${String(ports.mailboxWeb)}/`,
    web: `http://127.0.0.1:${String(ports.web)}/civil-society-newsletter/2024-01/en`,
    signIn: { editor: editor ?? "", approver: approver ?? "", operator: operator ?? "" },
  };
}

async function build(): Promise<void> {
  try {
    await execute("turbo", ["run", "build", "--output-logs=errors-only"], {
      cwd: root,
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", CI: "1" },
      maxBuffer: 50_000_000,
    });
  } catch (cause) {
    const said: unknown = cause instanceof Error ? Reflect.get(cause, "stdout") : undefined;
    throw new Refusal(`The build failed:\n${typeof said === "string" ? said.trim().split("\n").slice(-20).join("\n") : String(cause)}`);
  }
}

type Environment = NodeJS.ProcessEnv & Readonly<Record<"DATA_DIR", string>>;

function environment(
  { dataDir, ports, redisUrl }: StartSettings,
  databases: { readonly lake: string; readonly newsletter: string },
): Environment {
  return {
    ...process.env,
    NODE_ENV: "production",
    DATA_DIR: dataDir,
    LAKE_DATABASE_URL: databases.lake,
    DATABASE_URL: databases.newsletter,
    ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl }),
    SANITY_API_HOST: `http://127.0.0.1:${String(ports.lake)}`,
    SANITY_PROJECT_ID: "newsletter",
    SANITY_DATASET: "production",
    LAKE_BROWSER_ORIGIN: `http://lake.localhost:${String(ports.lake)}`,
    PUBLIC_URL: `http://127.0.0.1:${String(ports.web)}`,
    STUDIO_URL: `http://localhost:${String(ports.studio)}`,
    MAILBOX_SMTP: `smtp://127.0.0.1:${String(ports.mailboxSmtp)}`,
    PORT_LAKE: String(ports.lake),
    PORT_WEB: String(ports.web),
    PORT_STUDIO: String(ports.studio),
  };
}

const writtenSettings = [
  "DATA_DIR",
  "DATABASE_URL",
  "LAKE_DATABASE_URL",
  "REDIS_URL",
  "SANITY_API_HOST",
  "SANITY_PROJECT_ID",
  "SANITY_DATASET",
  "SANITY_TOKEN",
  "LAKE_BROWSER_ORIGIN",
  "PUBLIC_URL",
  "STUDIO_URL",
  "MAILBOX_SMTP",
  "RELAYS_FILE",
  "PORT_WEB",
  "PORT_STUDIO",
] as const;

/** What the `newsletter` command needs in another terminal; it holds secrets, so its owner alone may read it. */
function writeSettings(dataDir: string, env: NodeJS.ProcessEnv): void {
  const lines = writtenSettings.flatMap((name) => (env[name] === undefined ? [] : [`${name}=${env[name]}\n`]));
  writeFileSync(join(dataDir, "settings.env"), lines.join(""), { mode: 0o600 });
}

type LakeCommand = (...args: readonly string[]) => Promise<string>;

function lakeCommand(env: Environment): LakeCommand {
  return async (...args) =>
    (await execute(process.execPath, ["lake/dist/main.js", ...args], { cwd: root, env, maxBuffer: 10_000_000 })).stdout.trim();
}

/** People, sample content and the worker's token: each is made once and found again at the next start. */
async function prepareLake(lake: LakeCommand, dataDir: string): Promise<string> {
  const tokenFile = join(dataDir, "keys", "worker-token");
  if (existsSync(tokenFile)) return readFileSync(tokenFile, "utf8");
  for (const { id, name, role } of people) await lake("user", "add", id, "--name", name, "--email", `${id}@example.org`, "--role", role);
  const { datasetNdjson, sampleFolder } = await import("@newsletter/schemas/sample");
  const folder = join(dataDir, "sample");
  mkdirSync(folder, { recursive: true });
  cpSync(new URL("pictures", sampleFolder), join(folder, "pictures"), { recursive: true });
  writeFileSync(join(folder, "dataset.ndjson"), datasetNdjson());
  await lake("import", join(folder, "dataset.ndjson"), "--as", "editor");
  const token = tokenIn(await lake("token", "create", "worker", "--role", "editor", "--json"));
  // Written last: an interrupted preparation is begun again, and every part of it may be done twice.
  writeFileSync(tokenFile, token, { mode: 0o600 });
  return token;
}

function tokenIn(json: string): string {
  const parsed: unknown = JSON.parse(json);
  const token: unknown = typeof parsed === "object" && parsed !== null ? Reflect.get(parsed, "token") : undefined;
  if (typeof token !== "string") throw new Error("the lake gave no token");
  return token;
}

async function signInLink(lake: LakeCommand, person: PersonId): Promise<string> {
  const parsed: unknown = JSON.parse(await lake("sign-in-link", person, "--json"));
  const link: unknown =
    typeof parsed === "object" && parsed !== null ? (Reflect.get(parsed, "link") ?? Reflect.get(parsed, "url")) : undefined;
  if (typeof link !== "string") throw new Error("the lake gave no sign-in link");
  return link;
}

async function rehearseSample(env: Environment): Promise<void> {
  const newsletter = (...args: readonly string[]): Promise<unknown> =>
    execute(process.execPath, ["worker/bin/newsletter.mjs", ...args], { cwd: root, env, maxBuffer: 10_000_000 });
  await newsletter("audience", "import", "schemas/sample/audience.csv", "--agreement", "sample");
  await newsletter("rights", "grant", "approver", "approve");
  await newsletter("rights", "grant", "operator", "operate");
  await newsletter("rehearse", "--issue", sampleIssueId, "--if-none");
}

function child(
  name: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  { dataDir }: StartSettings,
  steps: Steps,
  event: string,
): Promise<Child> {
  return startChild({
    name,
    args,
    env,
    logFolder: join(dataDir, "logs"),
    isReady: (line) => line.includes(`"${event}"`),
    tell: steps.tell,
  });
}
