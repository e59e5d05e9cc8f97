import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const wrapper = fileURLToPath(new URL("../with-node.mjs", import.meta.url));
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "newsletter-with-node-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The wrapper around a script of this text. The script gives its process id on its first line. */
async function wrapped(
  script: string,
): Promise<{ readonly wrapperProcess: ChildProcess; readonly pid: number; readonly ended: Promise<unknown[]> }> {
  const file = join(folder, "script.mjs");
  writeFileSync(file, `${script}\nconsole.log(process.pid);\n`);
  const wrapperProcess = spawn(process.execPath, [wrapper, file], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(wrapperProcess, "exit");
  const [line]: unknown[] = await once(createInterface(wrapperProcess.stdout), "line");
  return { wrapperProcess, pid: Number(line), ended };
}

const runsOn = "setInterval(() => {}, 60_000);";

test.each([...signals, "SIGKILL"] as const)("a script killed by %s is seen as killed by it, not as green", async (signal) => {
  const { pid, ended } = await wrapped(runsOn);
  process.kill(pid, signal);
  expect(await ended).toEqual([null, signal]);
});

test.each(signals)("%s to the wrapper ends the script and is seen as the end by it", async (signal) => {
  const { wrapperProcess, pid, ended } = await wrapped(runsOn);
  wrapperProcess.kill(signal);
  expect(await ended).toEqual([null, signal]);
  expect(() => process.kill(pid, 0), "the script lives on").toThrow("ESRCH");
});

test("a script that answers SIGTERM by ending well has ended well", async () => {
  const { wrapperProcess, ended } = await wrapped(`${runsOn}\nprocess.on("SIGTERM", () => process.exit(0));`);
  wrapperProcess.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
});

test.each([0, 1, 42])("exit code %i passes through", async (code) => {
  const { ended } = await wrapped(`process.exitCode = ${String(code)};`);
  expect(await ended).toEqual([code, null]);
});
