import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "newsletter-ci-"));
  for (const each of [".ci", "programs"]) mkdirSync(join(folder, each));
  copyFileSync(fileURLToPath(new URL("../../.ci/run", import.meta.url)), join(folder, ".ci", "run"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function program(name: string, script: string): void {
  const file = join(folder, "programs", name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

/** Runs `.ci/run` on a machine whose apt-get is never asked, with our own npm in front, and an answer waiting on standard input. */
function run(npm: string): { readonly code: number | null; readonly said: string } {
  program("id", "echo 1000");
  program("npm", npm);
  const { status, stdout, stderr } = spawnSync("bash", [join(folder, ".ci", "run")], {
    encoding: "utf8",
    input: "an answer\n",
    env: { PATH: `${join(folder, "programs")}:/usr/bin:/bin` },
  });
  return { code: status, said: stdout + stderr };
}

test("a failed check ends the run before the tests", () => {
  expect(run(`echo "npm $1 $2 $3"; exit 3`)).toEqual({ code: 3, said: "npm run --silent check\n" });
});

test("failed tests end the run before the outside programs are asked", () => {
  expect(run(`echo "npm $1 $2 $3"; [ "$1" != test ]`)).toEqual({ code: 1, said: "npm run --silent check\nnpm test --silent \n" });
});

test("the drill is the last word", () => {
  expect(run(`echo "npm $1 $2 $3"`).said).toMatch(/conformance\nnpm run --silent drill\n$/u);
});

test("a schedule that breaks the contract ends the run before the outside programs are asked", () => {
  const { code, said } = run(`echo "npm $1 $2 $3"; [ "$3" != simulate ]`);
  expect({ code, last: said.split("\n").at(-2) }).toEqual({ code: 1, last: "npm run --silent simulate" });
});

test("programs are told that nobody watches, and nobody answers their questions", () => {
  expect(run(`read -r answer; echo "CI=$CI answer=$answer"`)).toEqual({ code: 0, said: "CI=true answer=\n".repeat(5) });
});
