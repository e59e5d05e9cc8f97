// npm test: every lane, one after the other. A lane that cannot run, or that ran nothing, fails; it is never skipped.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { once } from "node:events";
import { findChromium } from "./test/chromium.ts";
import { findRedis } from "./test/redis.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const lanes = ["unit", "integration", "crash", "browser"] as const;
type Lane = (typeof lanes)[number];

interface LaneResult {
  readonly lane: Lane;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
}

const help = `npm test [-- --lane ${lanes.join("|")}]

Runs every lane of tests on this machine: unit, integration (PostgreSQL, Redis, SMTP), crash (killed processes), browser.
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
  await prepare(selected);
  const results: LaneResult[] = [];
  for (const lane of selected) results.push(await runLane(lane));
  for (const { lane, passed, failed, seconds } of results)
    console.log(`${lane}: ${passed} passed, ${failed} failed, ${seconds.toFixed(1)} s`);
  const failed = results.reduce((total, result) => total + result.failed, 0);
  console.log(`${results.reduce((total, result) => total + result.passed, 0)} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function prepare(selected: readonly Lane[]): Promise<void> {
  if (selected.includes("integration") || selected.includes("crash"))
    console.log(`Redis: ${process.env["REDIS_URL"] ?? findRedis().origin}`);
  if (selected.includes("browser")) console.log(`Browser: ${(await findChromium()).origin}`);
  if (selected.some((lane) => lane !== "unit")) {
    const built = spawnSync("turbo", ["run", "build", "--output-logs=errors-only"], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      encoding: "utf8",
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1" },
    });
    if (built.status !== 0) throw new Error(`The build failed:\n${built.stdout}${built.stderr}`);
    console.log("Built: schemas, emails, lake, worker, studio");
  }
}

async function runLane(lane: Lane): Promise<LaneResult> {
  const started = performance.now();
  const folder = mkdtempSync(join(tmpdir(), "newsletter-lane-"));
  const report = join(folder, "report.json");
  // A browser and a whole product already fill two cores: one file after the other.
  const alone = lane === "browser" ? ["--no-file-parallelism"] : [];
  const child = spawn(
    "vitest",
    ["run", `--project=*.${lane}`, ...alone, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  const [code] = await once(child, "exit");
  const counts = countsIn(report);
  rmSync(folder, { recursive: true, force: true });
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
