import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { keepRunning, type RestartBounds, type Running } from "../supervisor.ts";
import { Refusal } from "./refusal.ts";
import { root } from "./settings.ts";

const stopWithinMs = 30_000;
const lastLinesMax = 10;

export interface ChildBounds extends RestartBounds {
  readonly readyWithinMs: number;
}

const usualBounds: ChildBounds = { readyWithinMs: 60_000, restartsMax: 5, backOffMs: 1_000, steadyAfterMs: 60_000 };

export interface ChildSettings {
  readonly name: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly logFolder: string;
  /** A line of its output that says it is ready. */
  readonly isReady: (line: string) => boolean;
  readonly tell: (line: string) => void;
  /** For tests only: the usual bounds are a minute. */
  readonly bounds?: ChildBounds;
}

export interface Child {
  readonly stop: () => Promise<void>;
}

/**
 * A process of the product. It has a channel to us and ends when we do, however we end; its output goes to a log file; when it dies
 * unasked it is started again, a bounded number of times.
 */
export async function startChild(settings: ChildSettings): Promise<Child> {
  const { name, tell, bounds = usualBounds } = settings;
  const log = join(settings.logFolder, `${name}.log`);
  const first = launch(settings, log);
  try {
    await readiness(settings, first.process, bounds.readyWithinMs);
  } catch (cause) {
    await first.end();
    throw cause;
  }
  return keepRunning(first, () => launch(settings, log), { name: `The ${name}`, log, bounds, tell });
}

interface RunningChild extends Running {
  readonly process: ChildProcess;
}

function launch({ args, env, logFolder }: ChildSettings, logFile: string): RunningChild {
  mkdirSync(logFolder, { recursive: true });
  const log = createWriteStream(logFile, { flags: "a", mode: 0o600 });
  // A process group of its own: Ctrl-C goes to us, and we stop everything in order.
  const child = spawn(process.execPath, ["--enable-source-maps", ...args], {
    cwd: root,
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  for (const stream of [child.stdout, child.stderr]) stream?.pipe(log, { end: false });
  child.once("close", () => log.end());
  const ended = once(child, "exit").catch(() => undefined);
  return {
    process: child,
    ended,
    end: async () => {
      child.kill("SIGTERM");
      const bound = setTimeout(() => child.kill("SIGKILL"), stopWithinMs);
      await ended;
      clearTimeout(bound);
    },
  };
}

async function readiness({ name, isReady }: ChildSettings, child: ChildProcess, withinMs: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const last: string[] = [];
  const refuse = (what: string): void => reject(new Refusal([`The ${name} ${what}.`, ...last].join("\n  ")));
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface(stream).on("line", (line) => {
      last.push(line);
      if (last.length > lastLinesMax) last.shift();
      if (stream === child.stdout && isReady(line)) resolve(undefined);
    });
  }
  // After "exit", when all it wrote has been read.
  child.once("close", (code, signal) => refuse(`ended (${signal ?? String(code)}) before it was ready`));
  child.once("error", (cause) => refuse(`cannot be started: ${cause.message}`));
  const bound = setTimeout(() => refuse(`was not ready within ${String(withinMs / 1_000)} s`), withinMs);
  try {
    await promise;
  } finally {
    clearTimeout(bound);
  }
}
