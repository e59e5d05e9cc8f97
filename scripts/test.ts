// npm test: every lane. A lane that cannot run, or that ran nothing, fails; it is never skipped.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { once } from "node:events";
import { catchSignals } from "./signals.ts";
import { findChromium } from "./test/chromium.ts";
import { redisOrigin } from "./test/redis.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const lanes = ["unit", "integration", "crash", "pages", "browser", "outages"] as const;
type Lane = (typeof lanes)[number];

/**
 * One group after the other; within it the rows run side by side, each lane of a row after the one before it. Crashes and outages mostly wait,
 * for leases of processes they killed and for what a person would wait for.
 */
const groups: readonly (readonly (readonly Lane[])[])[] = [[["unit"]], [["integration"], ["crash", "pages"]], [["browser"], ["outages"]]];
/** A browser and a whole product already fill two cores: one file after the other. */
const oneByOne: ReadonlySet<Lane> = new Set(["pages", "browser", "outages"]);

interface LaneResult {
  readonly lane: Lane;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
}

const help = `npm test [-- --lane ${lanes.join("|")}]

Runs every lane of tests on this machine: unit, integration (PostgreSQL, Redis, SMTP), crash (killed processes), pages (what readers and
partners open, in Chromium), browser (the Studio and the whole product), outages (a product whose parts are killed while people work).
Installs what is missing. Ends with a line "N passed, N failed".`;

async function main(): Promise<number> {
  const options = process.argv.slice(2);
  if (options.includes("--help")) {
    console.log(help);
    return 0;
  }
  const selected = options.includes("--lane") ? lanes.filter((lane) => lane === options[options.indexOf("--lane") + 1]) : lanes;
  if (selected.length === 0) {
    console.error(`Unknown lane. Lanes: ${lanes.join(", ")}.`);
    return 2;
  }
  const unable = await lanesThatCannotRun(selected);
  const results: LaneResult[] = [];
  for (const group of groups) {
    const rows = group.map((row) => row.filter((lane) => selected.includes(lane))).filter((row) => row.length > 0);
    results.push(...(await Promise.all(rows.map(async (row, index) => runRow(row, unable, index > 0)))).flat());
  }
  for (const { lane, passed, failed, seconds } of results)
    console.log(`${lane}: ${passed} passed, ${failed} failed, ${seconds.toFixed(1)} s`);
  const failed = results.reduce((total, result) => total + result.failed, 0);
  console.log(`${results.reduce((total, result) => total + result.passed, 0)} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function runRow(row: readonly Lane[], unable: ReadonlySet<Lane>, isBesideAnother: boolean): Promise<readonly LaneResult[]> {
  const results: LaneResult[] = [];
  // oxlint-disable-next-line no-await-in-loop -- one after the other
  for (const lane of row) results.push(unable.has(lane) ? notRun(lane) : await runLane(lane, isBesideAnother));
  return results;
}

/** What some lanes need of this machine. It gives a line to print, or throws one sentence that says what is missing. */
interface Need {
  readonly lanes: readonly Lane[];
  readonly provide: () => string | Promise<string>;
}

const needs: readonly Need[] = [
  { lanes: ["integration", "crash", "pages"], provide: () => `Redis: ${redisOrigin()}` },
  // Found before any test runs: two that unpack it side by side would meet in one folder.
  { lanes: ["integration", "pages", "browser", "outages"], provide: async () => `Browser: ${(await findChromium()).origin}` },
  { lanes: ["integration", "crash", "pages", "browser", "outages"], provide: build },
];

async function lanesThatCannotRun(selected: readonly Lane[]): Promise<ReadonlySet<Lane>> {
  const unable = new Set<Lane>();
  for (const need of needs) {
    const lanesInNeed = need.lanes.filter((lane) => selected.includes(lane) && !unable.has(lane));
    if (lanesInNeed.length === 0) continue;
    try {
      console.log(await need.provide());
    } catch (cause) {
      console.error(sentenceOf(cause));
      for (const lane of lanesInNeed) unable.add(lane);
    }
  }
  return unable;
}

function sentenceOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

function build(): string {
  const { status, stdout, stderr, error } = spawnSync("turbo", ["run", "build", "--output-logs=errors-only"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    encoding: "utf8",
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1" },
  });
  if (status !== 0) throw new Error(`The build failed:\n${error === undefined ? `${stdout}${stderr}` : error.message}`);
  return "Built: schemas, emails, lake, worker, studio";
}

function notRun(lane: Lane): LaneResult {
  return { lane, passed: 0, failed: 1, seconds: 0 };
}

/** Beside another lane, what it says is kept until it has ended: two reports in one are read by nobody. */
async function runLane(lane: Lane, isBesideAnother: boolean): Promise<LaneResult> {
  const started = performance.now();
  const folder = mkdtempSync(join(tmpdir(), "newsletter-lane-"));
  const report = join(folder, "report.json");
  const alone = oneByOne.has(lane) ? ["--no-file-parallelism"] : [];
  const signals = catchSignals();
  const child = spawn(
    "vitest",
    ["run", `--project=*.${lane}`, ...alone, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    {
      cwd: root,
      stdio: isBesideAnother ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
    },
  );
  signals.passTo(child);
  const said: Uint8Array[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (bytes: Uint8Array) => said.push(bytes));
  const [code] = await once(child, "close").catch((cause: unknown) => [sentenceOf(cause)]);
  if (said.length > 0) process.stdout.write(Buffer.concat(said));
  if (typeof code === "string") console.error(`vitest does not run: ${code}.`);
  const counts = countsIn(report);
  rmSync(folder, { recursive: true, force: true });
  signals.release();
  const ranClean = code === 0 && counts.passed > 0;
  // A run that ended badly without a failed test (a leak, an unhandled error, no test at all) is one failure.
  const failed = ranClean ? counts.failed : Math.max(counts.failed, 1);
  return { lane, passed: counts.passed, failed, seconds: (performance.now() - started) / 1000 };
}

function countsIn(report: string): { readonly passed: number; readonly failed: number } {
  try {
    const parsed: unknown = JSON.parse(readFileSync(report, "utf8"));
    return { passed: numberAt(parsed, "numPassedTests"), failed: numberAt(parsed, "numFailedTests") + numberAt(parsed, "numPendingTests") };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function numberAt(value: unknown, key: string): number {
  const member: unknown = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  return typeof member === "number" ? member : 0;
}

process.exitCode = await main();
