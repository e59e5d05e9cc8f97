// npm run check: what must be green before a commit. The steps run side by side; only a failing one prints what it said.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

/** Two at a time, the longest first: the machines this runs on have two cores. */
const steps: readonly Step[] = [
  { name: "generated types", command: ["node", "scripts/generated-types.ts"] },
  // With `typeCheck` the linter says what `tsc --noEmit` says of every file, tests and settings among them.
  { name: "lint, types", command: ["oxlint"] },
  { name: "unit tests", command: ["vitest", "run", "--project=*.unit", "--reporter=dot"] },
  { name: "dead code", command: ["knip"] },
  { name: "package boundaries", command: ["turbo", "boundaries"] },
  { name: "status page", command: ["node", "scripts/status.ts"] },
  { name: "format", command: ["oxfmt", "--check"] },
];

interface StepResult {
  readonly name: string;
  readonly isGreen: boolean;
  readonly seconds: number;
  readonly output: string;
}

async function run({ name, command: [program, ...options] }: Step): Promise<StepResult> {
  const started = performance.now();
  let output = "";
  const child = spawn(program, options, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", CI: "1" },
  });
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
  const [code] = await once(child, "close");
  return { name, isGreen: code === 0, seconds: (performance.now() - started) / 1000, output };
}

async function main(): Promise<number> {
  if (process.argv.includes("--help")) {
    console.log(`npm run check\n\nRuns ${steps.map(({ name }) => name).join(", ")}.`);
    return 0;
  }
  const started = performance.now();
  const waiting = [...steps];
  const results: StepResult[] = [];
  const lane = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const result = await run(step);
      results.push(result);
      if (!result.isGreen) console.log(result.output);
      console.log(`${result.isGreen ? "ok  " : "FAIL"} ${result.name}, ${result.seconds.toFixed(1)} s`);
    }
  };
  await Promise.all([lane(), lane()]);
  const red = results.filter(({ isGreen }) => !isGreen).map(({ name }) => name);
  console.log(`${red.length === 0 ? "Green" : `Red: ${red.join(", ")}`}, ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return red.length === 0 ? 0 : 1;
}

process.exitCode = await main();
