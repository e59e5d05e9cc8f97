import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root } from "./settings.ts";

const restartsMax = 5;
const restartBackOffMs = 1_000;
const stopWithinMs = 30_000;

export interface ChildSettings {
  readonly name: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly logFolder: string;
  /** A line of its output that says it is ready. */
  readonly isReady: (line: string) => boolean;
  readonly tell: (line: string) => void;
}

export interface Child {
  readonly stop: () => Promise<void>;
}

/**
 * A process of the product. It has a channel to us and ends when we do, however we end; its output goes to a log file; when it dies
 * unasked it is started again, a bounded number of times.
 */
export async function startChild(settings: ChildSettings): Promise<Child> {
  const state = { isStopping: false, restarts: 0, child: launch(settings) };
  await readiness(settings, state.child);
  const watch = (): void => {
    state.child.once("exit", () => {
      if (state.isStopping) return;
      state.restarts += 1;
      if (state.restarts > restartsMax) {
        settings.tell(`The ${settings.name} ended again and again; see ${join(settings.logFolder, `${settings.name}.log`)}.`);
        return;
      }
      settings.tell(`The ${settings.name} ended; starting it again.`);
      setTimeout(() => {
        if (state.isStopping) return;
        state.child = launch(settings);
        watch();
      }, restartBackOffMs * state.restarts);
    });
  };
  watch();
  return {
    stop: async () => {
      state.isStopping = true;
      const { child } = state;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      const bound = setTimeout(() => child.kill("SIGKILL"), stopWithinMs);
      await ended;
      clearTimeout(bound);
    },
  };
}

function launch({ name, args, env, logFolder }: ChildSettings): ChildProcess {
  mkdirSync(logFolder, { recursive: true });
  const log = createWriteStream(join(logFolder, `${name}.log`), { flags: "a", mode: 0o600 });
  // A process group of its own: Ctrl-C goes to us, and we stop everything in order.
  const child = spawn(process.execPath, ["--enable-source-maps", ...args], {
    cwd: root,
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  child.stdout?.pipe(log);
  child.stderr?.pipe(log, { end: false });
  return child;
}

async function readiness({ name, isReady }: ChildSettings, child: ChildProcess): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  let last = "";
  if (child.stdout !== null) {
    createInterface(child.stdout).on("line", (line) => {
      if (isReady(line)) resolve(undefined);
    });
  }
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => (last = (last + chunk).slice(-2_000)));
  child.once("exit", () => reject(new Error(`The ${name} did not start: ${last.trim().split("\n").at(0) ?? "it ended without a word"}`)));
  await promise;
}
