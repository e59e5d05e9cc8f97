import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Installation } from "./installation.ts";

interface SendingProcess extends AsyncDisposable {
  /** Ends it as a power failure would: nothing in the process can react. */
  readonly kill: () => Promise<void>;
  /** SIGTERM; gives the exit code. */
  readonly stop: () => Promise<number | null>;
  /** What it printed, for a test that fails. */
  readonly output: () => string;
}

const program = fileURLToPath(new URL("sending-process.ts", import.meta.url));

/** A sending process of this installation, with a lease short enough for a test to outlive it. */
export function spawnSender(
  installation: Installation,
  smtpPort: number,
  { leaseDurationMs = 1_500, ...bounds }: { readonly leaseDurationMs?: number; readonly lanesMax?: number } = {},
): SendingProcess {
  const { databaseUrl, redisUrl, dataDir, queueNamespace } = installation;
  const settings = { databaseUrl, redisUrl, dataDir, queueNamespace, smtpPort, leaseDurationMs, ...bounds };
  const child = spawn(process.execPath, ["--conditions=@newsletter/source", program, JSON.stringify(settings)], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {},
  });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => printed.push(text));
  const exited = once(child, "exit");
  const end = async (signal: "SIGKILL" | "SIGTERM"): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await exited;
    return child.exitCode;
  };
  return {
    kill: async () => void (await end("SIGKILL")),
    stop: () => end("SIGTERM"),
    output: () => printed.join(""),
    [Symbol.asyncDispose]: async () => void (await end("SIGKILL")),
  };
}
