import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";

// `npm test` in a copy of scripts/ that has no node_modules and no cache, on a PATH without any program: a machine that has nothing.

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "newsletter-lanes-"));
  mkdirSync(join(folder, "programs"));
  cpSync(fileURLToPath(new URL("..", import.meta.url)), join(folder, "scripts"), {
    recursive: true,
    filter: (path) => basename(path) !== "node_modules",
  });
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function tests(lane: string, environment: NodeJS.ProcessEnv = {}): { readonly code: number | null; readonly lines: readonly string[] } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/test.ts", "--lane", lane], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: join(folder, "programs"), ...environment },
  });
  return { code: status, lines: `${stderr}${stdout}`.trimEnd().split("\n") };
}

test.each(["integration", "crash"])("without Redis the lane %s fails with one sentence and the closing line", (lane) => {
  expect(tests(lane)).toEqual({
    code: 1,
    lines: [
      "The tests need Redis or Valkey: install redis-server (Debian, Ubuntu: apt-get install redis-server), or set REDIS_URL.",
      `${lane}: 0 passed, 1 failed, 0.0 s`,
      "0 passed, 1 failed",
    ],
  });
});

test.each([
  [{}, "The tests need a browser: install chromium (Debian, Ubuntu: apt-get install chromium), or set CHROMIUM_PATH."],
  [{ CHROMIUM_PATH: "/nowhere/chromium" }, "CHROMIUM_PATH names /nowhere/chromium, which is no browser that runs here."],
])("without a browser (%j) its lane fails with one sentence and the closing line", (environment, sentence) => {
  expect(tests("browser", environment)).toEqual({
    code: 1,
    lines: [sentence, "browser: 0 passed, 1 failed, 0.0 s", "0 passed, 1 failed"],
  });
});

test("without a build the lane fails with what was said and the closing line", () => {
  const { code, lines } = tests("crash", { REDIS_URL: "redis://127.0.0.1:6379" });
  expect(code).toBe(1);
  expect(lines[0]).toBe("The build failed:");
  expect(lines.at(-1)).toBe("0 passed, 1 failed");
});

test("without the test runner the lane fails with one sentence and the closing line", () => {
  const { code, lines } = tests("unit");
  expect(code).toBe(1);
  expect(lines[0]).toBe("vitest does not run: spawn vitest ENOENT.");
  expect(lines.at(-1)).toBe("0 passed, 1 failed");
});

test("the password of a given Redis is not printed", () => {
  const { lines } = tests("crash", { REDIS_URL: "rediss://queue:s3cret@redis.example.org:6380/0?password=s3cret" });
  expect(lines).toContain("Redis: rediss://redis.example.org:6380 (REDIS_URL)");
  expect(lines.join("\n")).not.toContain("s3cret");
});

test("an address of Redis that is none is one sentence, and is not printed", () => {
  const { code, lines } = tests("crash", { REDIS_URL: "s3cret@redis" });
  expect(code).toBe(1);
  expect(lines[0]).toBe("REDIS_URL is not an address; it has to look like redis://127.0.0.1:6379.");
  expect(lines.join("\n")).not.toContain("s3cret");
});

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("%s ends the test runner first, then npm test, and leaves no file", async (signal) => {
  const runner = join(folder, "programs", "vitest");
  writeFileSync(runner, "#!/bin/sh\necho $$\nexec /bin/sleep 60\n");
  chmodSync(runner, 0o755);
  const temporary = join(folder, "temporary");
  mkdirSync(temporary);
  const tested = spawn(process.execPath, ["scripts/test.ts", "--lane", "unit"], {
    cwd: folder,
    env: { PATH: join(folder, "programs"), TMPDIR: temporary },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [pid]: unknown[] = await once(createInterface(tested.stdout), "line");
  const ended = once(tested, "exit");
  tested.kill(signal);
  expect(await ended).toEqual([null, signal]);
  expect(() => process.kill(Number(pid), 0), "the runner lives on").toThrow("ESRCH");
  expect(readdirSync(temporary)).toEqual([]);
});
