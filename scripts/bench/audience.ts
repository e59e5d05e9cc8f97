// How long 200,000 subscribers take to come in by a file, and an unsubscribe while a campaign is on its way:  npm run bench:audience
// PostgreSQL is the bench's own, with fsync; the import is the real command, the campaign a sending process to an SMTP server that takes all, the
// unsubscribes go over HTTP to the worker's role `web`. The last line is JSON.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { issueToken } from "../../worker/src/audience/token.ts";
import { createDatabaseIn } from "../../worker/test/support/database-in.ts";
import { installIn, partnerSubscriptions, type Installation } from "../../worker/test/support/install-in.ts";
import { bare } from "../drill/accounts.ts";
import { startRelay, type ScriptedRelay } from "../drill/relay.ts";
import { prepareSender } from "../drill/sender.ts";
import { within } from "../drill/within.ts";
import { freePorts } from "../free-port.ts";
import { startPostgres } from "../postgres/server.ts";
import { machine, root } from "./product.ts";

const lineCount = 200_000;
const importMsMax = 30_000;
const recipientCount = 5_000;
const unsubscribeCount = 300;
const unsubscribeP95MsMax = 50;
const bodiesBeforeFirst = 100;
const waitMs = 120_000;
const lookAtMemoryEveryMs = 100;

const folder = mkdtempSync(join(tmpdir(), "newsletter-bench-"));
const postgres = await startPostgres({ dataDir: folder, databases: [] });
try {
  await using installation = await installIn(await createDatabaseIn(postgres.url("postgres")), undefined);
  const imported = await measureImport(installation);
  const left = await measureUnsubscribes(installation);
  const isWithinBounds =
    imported.importMs <= importMsMax &&
    left.unsubscribeP95Ms <= unsubscribeP95MsMax &&
    left.submittedAfterwards === 0 &&
    left.plannedAtAnswer > 0;
  console.log(
    JSON.stringify({
      bench: "audience",
      lines: lineCount,
      ...imported,
      importMsMax,
      ...left,
      unsubscribeP95MsMax,
      isWithinBounds,
      machine,
    }),
  );
  process.exitCode = isWithinBounds ? 0 : 1;
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** A line in fifty is a duplicate of another. */
function* lines(): Generator<string> {
  yield "address,recipientKind,partnerId,languages,state,tags\n";
  const languages = ["en", '"fr;en"', "ar", '"es;en"'];
  for (let index = 0; index < lineCount; index += 1) {
    const number = index % 50 === 49 ? index - 1 : index;
    yield `Member.${String(number)}@office-${String(number % 977)}.example.org,members,partner-${String(number % 40)},${languages[number % 4] ?? "en"},active,Congress 2024\n`;
  }
}

async function measureImport({
  databaseUrl,
  dataDir,
}: Installation): Promise<{ readonly importMs: number; readonly importPeakMb: number }> {
  const file = join(folder, "members.csv");
  await pipeline(Readable.from(lines()), createWriteStream(file));
  const began = performance.now();
  const args = ["audience", "import", file, "--publication", "publication-of-the-bench", "--agreement", "bench"];
  const child = spawn(process.execPath, ["worker/bin/newsletter.mjs", ...args, "--report", join(folder, "report.csv")], {
    cwd: root,
    env: { DATABASE_URL: databaseUrl, DATA_DIR: dataDir },
    stdio: ["ignore", "ignore", "inherit"],
  });
  let importPeakMb = 0;
  const looking = setInterval(() => (importPeakMb = Math.max(importPeakMb, residentMb(child.pid))), lookAtMemoryEveryMs);
  const [code] = await once(child, "exit");
  clearInterval(looking);
  if (code !== 0) throw new Error(`the import ended with ${String(code)}`);
  return { importMs: Math.round(performance.now() - began), importPeakMb };
}

/** As Linux has it; 0 where there is no such file, and once the process is gone. */
function residentMb(pid: number | undefined): number {
  try {
    const kilobytes = /^VmHWM:\s+(\d+)/mu.exec(readFileSync(`/proc/${String(pid)}/status`, "utf8"))?.[1];
    return Math.round(Number(kilobytes ?? 0) / 1024);
  } catch {
    return 0;
  }
}

interface Unsubscribed {
  readonly unsubscribes: number;
  readonly unsubscribeP95Ms: number;
  /** So many were not under way yet when they had their answer: none of them may be claimed any more. */
  readonly plannedAtAnswer: number;
  readonly submittedAfterwards: number;
}

async function measureUnsubscribes(installation: Installation): Promise<Unsubscribed> {
  await using relay = await startRelay(() => undefined);
  const readers = Array.from({ length: recipientCount }, (_, index) => ({ address: `reader-${String(index)}@example.org` }));
  await installation.subscribe([...partnerSubscriptions, ...readers]);
  const { campaignId } = await installation.rehearseSample();
  await using web = await startWeb(installation);
  await using sender = prepareSender(installation, relay.port, {});
  sender.go();
  await relay.untilBodies(bodiesBeforeFirst);
  const answers = await unsubscribeSome(installation, { campaignId, origin: web.origin });
  const isAtRest = async (): Promise<boolean> => (await installation.reportOf(campaignId)).isAtRest;
  if (!(await within(waitMs, isAtRest))) throw new Error(`the campaign does not come to rest: ${sender.lastWords()}`);
  const planned = answers.filter(({ isPlanned }) => isPlanned);
  const times = answers.map(({ ms }) => ms).toSorted((a, b) => a - b);
  return {
    unsubscribes: answers.length,
    unsubscribeP95Ms: Math.round((times[Math.ceil(times.length * 0.95) - 1] ?? Infinity) * 10) / 10,
    plannedAtAnswer: planned.length,
    submittedAfterwards: submittedOf(
      relay,
      planned.map(({ messageId }) => messageId),
    ),
  };
}

/** Of the campaign alone: each of them also gets the notice that it has left. */
function submittedOf({ bodies }: ScriptedRelay, messageIds: readonly string[]): number {
  const asked = new Set(messageIds);
  return bodies.filter(({ messageId }) => asked.has(messageId)).length;
}

interface Answered {
  readonly messageId: string;
  readonly ms: number;
  readonly isPlanned: boolean;
}

/** One after the other, from the end of the campaign, as long as it runs. */
async function unsubscribeSome(
  { modules }: Installation,
  { campaignId, origin }: { readonly campaignId: string; readonly origin: string },
): Promise<readonly Answered[]> {
  const rows = await modules.db
    .selectFrom("recipients as r")
    .innerJoin("subscriptions as s", "s.id", "r.subscription_id")
    .select(["r.seq", "r.message_id", "s.number"])
    .where("r.campaign_id", "=", campaignId)
    .where("r.state", "=", "planned")
    .where("s.recipient_kind", "=", "person")
    .orderBy("r.seq", "desc")
    .limit(unsubscribeCount)
    .execute();
  const answers: Answered[] = [];
  for (const { seq, message_id: messageId, number } of rows) {
    const token = issueToken(modules.tokenKey, {
      purpose: "oneClick",
      subscriptionNumber: number.toString("hex"),
      campaignNumber: "00000000",
    });
    const began = performance.now();
    // oxlint-disable-next-line no-await-in-loop -- what one reader waits for
    const response = await fetch(`${origin}/u/${token}`, {
      method: "POST",
      body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
    });
    // oxlint-disable-next-line no-await-in-loop -- as above
    await response.text();
    const ms = performance.now() - began;
    if (response.status !== 200) throw new Error(`an unsubscribe was answered with ${String(response.status)}`);
    // oxlint-disable-next-line no-await-in-loop -- as above
    const row = await modules.db
      .selectFrom("recipients")
      .select("state")
      .where("campaign_id", "=", campaignId)
      .where("seq", "=", seq)
      .executeTakeFirstOrThrow();
    answers.push({ messageId: bare(messageId) ?? "", ms, isPlanned: row.state === "planned" || row.state === "excluded" });
  }
  return answers;
}

interface Web extends AsyncDisposable {
  readonly origin: string;
}

/** The worker's role `web`, as it is built. */
async function startWeb({ databaseUrl, dataDir }: Installation): Promise<Web> {
  const [portWeb, portStudio, portLake] = await freePorts(3);
  const env = {
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    ROLES: "web",
    PORT_WEB: String(portWeb),
    PORT_STUDIO: String(portStudio),
    // Nobody is there, and no page of readers needs it.
    SANITY_API_HOST: `http://127.0.0.1:${String(portLake)}`,
  };
  const child = spawn(process.execPath, ["worker/dist/main.js"], { cwd: root, env, stdio: ["ignore", "ignore", "inherit"] });
  const origin = `http://127.0.0.1:${String(portWeb)}`;
  const isUp = await within(waitMs, () =>
    fetch(`${origin}/`).then(
      () => true,
      () => false,
    ),
  );
  if (!isUp) throw new Error("the worker's role web does not answer");
  return {
    origin,
    [Symbol.asyncDispose]: async () => {
      const ended = once(child, "exit");
      if (child.exitCode === null) {
        child.kill("SIGTERM");
        await ended;
      }
    },
  };
}
