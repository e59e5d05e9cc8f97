import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import type { SenderBounds } from "../../worker/src/limits.ts";
import type { Installation } from "../../worker/test/support/install-in.ts";
import type { Boundary } from "./boundaries.ts";

/** Short, so that a drill outlives them; the order among them is that of `worker/src/limits.ts`. */
export const drillBounds = {
  leaseDurationMs: 1_500,
  batchRecipientsMax: 20,
  reconcileEveryMs: 200,
  backOffFirstMs: 200,
  backOffMaxMs: 800,
  circuitFirstMs: 50,
  circuitMaxMs: 200,
  restoreGuardEveryMs: 1_000,
  drainMs: 5_000,
} satisfies Partial<SenderBounds>;

export interface KillAt extends Boundary {
  /** 1 for the first time the process comes there. */
  readonly crossing: number;
}

/** A sending process of an installation, loaded, and idle until it is told to go. */
export interface SenderProcess extends AsyncDisposable {
  readonly go: (killAt?: KillAt) => void;
  /** The calls of its ports; undefined when it ended before it was ready. */
  readonly ready: Promise<Readonly<Record<string, readonly string[]>> | undefined>;
  /** Resolves when it is gone, however it went. */
  readonly gone: Promise<void>;
  readonly isGone: () => boolean;
  /** Ends it as a power failure would. */
  readonly kill: () => Promise<void>;
  /** SIGTERM; the exit code. */
  readonly stop: () => Promise<number | null>;
  /** Stops it in its tracks, as a machine that is suspended. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** What it said last, for a run that failed. */
  readonly lastWords: () => string;
}

const program = fileURLToPath(new URL("sender-process.ts", import.meta.url));
const callsSchema = z.record(z.string(), z.array(z.string()));
const wordsMax = 4_000;

export function prepareSender(installation: Installation, smtpPort: number, bounds: Partial<SenderBounds>): SenderProcess {
  const { databaseUrl, redisUrl, dataDir, queueNamespace } = installation;
  const settings = { databaseUrl, redisUrl, dataDir, queueNamespace, smtpPort, bounds };
  const child = fork(program, [JSON.stringify(settings)], { stdio: ["ignore", "ignore", "pipe", "ipc"], env: {} });
  let words = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (words = (words + text).slice(-wordsMax)));
  const gone = once(child, "exit").then(() => undefined);
  const isGone = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const end = async (signal: "SIGKILL" | "SIGTERM"): Promise<void> => {
    if (!isGone()) child.kill(signal);
    await gone;
  };
  return {
    go: (killAt) => child.send({ killAt }),
    ready: Promise.race([once(child, "message").then(([calls]: unknown[]) => callsSchema.parse(calls)), gone.then(() => undefined)]),
    gone,
    isGone,
    kill: () => end("SIGKILL"),
    stop: async () => {
      await end("SIGTERM");
      return child.exitCode;
    },
    freeze: () => child.kill("SIGSTOP"),
    thaw: () => child.kill("SIGCONT"),
    lastWords: () => words,
    [Symbol.asyncDispose]: () => end("SIGKILL"),
  };
}
