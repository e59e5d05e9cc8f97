import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const program = fileURLToPath(new URL("../simulation/run.ts", import.meta.url));

function run(...options: readonly string[]): { readonly code: number | null; readonly lines: readonly string[]; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--conditions=@newsletter/source", program, ...options], {
    encoding: "utf8",
  });
  return { code: status, lines: stdout.trimEnd().split("\n"), said: stderr };
}

test("the last line of a run is its figures, as one JSON object", () => {
  const { code, lines } = run("--schedules", "20", "--seed", "40", "--json");
  expect(lines).toHaveLength(1);
  const figures: unknown = JSON.parse(lines[0] ?? "");
  expect(figures).toMatchObject({ schedules: 20, doubled: 0, lost: 0, seed: 40 });
  expect(code).toBe(0);
});

test("a seed alone is told step by step", () => {
  const { code, lines } = run("--seed", "12");
  expect(code).toBe(0);
  expect(lines.filter((line) => line.includes("claim, planned -> claimed")).length).toBeGreaterThan(0);
  expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({ schedules: 1, seed: 12 });
});

test("what is no number of schedules is refused", () => {
  const { code, said } = run("--schedules", "many");
  expect(code).toBe(2);
  expect(said).toContain('--schedules takes a whole number from 1, not "many".');
});
