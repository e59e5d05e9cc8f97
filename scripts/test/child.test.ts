import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startChild, type Child, type ChildBounds } from "../start/child.ts";

const bounds: ChildBounds = { readyWithinMs: 20_000, restartsMax: 2, backOffMs: 10, steadyAfterMs: 60_000 };

let folder: string;
let told: string[];
let onTold: (line: string) => void;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "newsletter-child-"));
  told = [];
  onTold = () => undefined;
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A child of the product that runs this text, and writes its process id to a file before it. */
function child(script: string, changed: Partial<ChildBounds> = {}): Promise<Child> {
  const file = join(folder, "script.mjs");
  writeFileSync(
    file,
    `import { writeFileSync } from "node:fs";\nwriteFileSync(${JSON.stringify(join(folder, "pid"))}, String(process.pid));\n${script}\n`,
  );
  return startChild({
    name: "worker",
    args: [file],
    env: process.env,
    logFolder: folder,
    isReady: (line) => line === "ready",
    tell: (line) => {
      told.push(line);
      onTold(line);
    },
    bounds: { ...bounds, ...changed },
  });
}

const runsOn = "setInterval(() => undefined, 60_000);";
const logged = (): string => readFileSync(join(folder, "worker.log"), "utf8");
const isAlive = (): boolean => {
  try {
    return process.kill(Number(readFileSync(join(folder, "pid"), "utf8")), 0);
  } catch {
    return false;
  }
};

/** The bound has to be long enough for the child to have said its word. */
const shortReadyMs = 3_000;

test("a child that does not become ready is ended, and its last lines are told", async () => {
  const starting = child(`console.error("migrating");\nconsole.error("waiting for the lake");\n${runsOn}`, { readyWithinMs: shortReadyMs });
  await expect(starting).rejects.toThrow("The worker was not ready within 3 s.\n  migrating\n  waiting for the lake");
  expect(isAlive()).toBe(false);
  expect(told).toEqual([]);
});

test("a child that ends before it is ready is told with its last lines", async () => {
  await expect(child(`console.error("no such database");\nprocess.exitCode = 3;`)).rejects.toThrow(
    "The worker ended (3) before it was ready.\n  no such database",
  );
  await expect(child(`process.kill(process.pid, "SIGKILL");`)).rejects.toThrow("The worker ended (SIGKILL) before it was ready.");
});

test("a child that dies again and again stays down, and that is told", async () => {
  const down = Promise.withResolvers<undefined>();
  onTold = (line) => {
    if (line.includes("stays down")) down.resolve(undefined);
  };
  const started = await child(`console.log("ready");`);
  await down.promise;
  expect(told).toEqual([
    "The worker ended; starting it again.",
    "The worker ended; starting it again.",
    `The worker ended again and again and stays down; see ${join(folder, "worker.log")}.`,
  ]);
  await started.stop();
});

test("deaths far apart are not counted together", async () => {
  const oftenEnough = Promise.withResolvers<undefined>();
  onTold = () => {
    if (told.length > bounds.restartsMax * 2) oftenEnough.resolve(undefined);
  };
  const started = await child(`console.log("ready");`, { steadyAfterMs: 0 });
  await oftenEnough.promise;
  await started.stop();
  expect(new Set(told)).toEqual(new Set(["The worker ended; starting it again."]));
});

test("a child is stopped while it waits to be started again", async () => {
  const ended = Promise.withResolvers<undefined>();
  onTold = () => ended.resolve(undefined);
  const started = await child(`console.log("ready");`, { backOffMs: 60_000 });
  await ended.promise;
  await started.stop();
  expect(isAlive()).toBe(false);
});

test("the last words of a child are in its log, also those after it closed its standard output", async () => {
  const ended = Promise.withResolvers<undefined>();
  onTold = () => ended.resolve(undefined);
  const started = await child(
    `import { closeSync, writeSync } from "node:fs";\nwriteSync(1, "ready\\n");\ncloseSync(1);\nsetTimeout(() => writeSync(2, "last words\\n"), 300);`,
    { backOffMs: 60_000 },
  );
  await ended.promise;
  await started.stop();
  await expect.poll(logged).toContain("last words");
});
