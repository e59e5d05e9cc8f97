import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import * as z from "zod";
import { freePort } from "../free-port.ts";
import { MissingNeed } from "./claim.ts";
import { endWithUs } from "./end-with-us.ts";
import { isNotFound } from "./outside-program.ts";

const readyWithinMs = 30_000;
const answerWithinMs = 15_000;
const stopWithinMs = 5_000;
const lookEveryMs = 50;

export interface Rspamd {
  /** The symbols of a message, each with what it says about it. */
  readonly symbolsOf: (message: Uint8Array) => Promise<ReadonlyMap<string, string>>;
  readonly stop: () => Promise<void>;
}

/**
 * Rspamd with its own rules about headers and parts, and none of its modules: those ask other servers. It listens on loopback, its name
 * server is a port nobody answers on, and all it writes is in `folder`.
 */
export async function startRspamd(folder: string): Promise<Rspamd> {
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const file = join(folder, "rspamd.conf");
  writeFileSync(file, configuration(folder, port));
  // Its list of all top-level domains takes it half a minute to read; these are enough to tell an address from a word.
  writeFileSync(join(folder, "suffixes.dat"), "org\ncom\nnet\nint\nde\n");
  // Without -i it refuses to run as root, as it would in a container.
  const isRoot = process.getuid?.() === 0;
  const child = spawn("rspamd", ["-f", ...(isRoot ? ["-i"] : []), "-c", file], { stdio: ["ignore", "pipe", "pipe"] });
  endWithUs(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (chunk: string) => (said += chunk));
  const ended = once(child, "exit").then(
    () => "ended",
    (cause: unknown) => cause,
  );
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    const bound = setTimeout(() => child.kill("SIGKILL"), stopWithinMs);
    await ended;
    clearTimeout(bound);
  };
  const origin = `http://127.0.0.1:${String(port)}`;
  const until = Date.now() + readyWithinMs;
  while (!(await answers(origin))) {
    const end = await Promise.race([ended, pause(lookEveryMs, "running")]);
    if (isNotFound(end)) throw new MissingNeed("Rspamd is missing: install it (Debian, Ubuntu: apt-get install rspamd).", { cause: end });
    if (end === "running" && Date.now() < until) continue;
    await stop();
    throw new Error(`Rspamd does not start: ${end instanceof Error ? end.message : (said.trim().split("\n").at(-1) ?? "")}`);
  }
  return { symbolsOf: async (message) => symbolsIn(await (await post(origin, message)).text()), stop };
}

async function answers(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/ping`, { signal: AbortSignal.timeout(answerWithinMs) })).ok;
  } catch {
    return false;
  }
}

async function post(origin: string, message: Uint8Array): Promise<Response> {
  return fetch(`${origin}/checkv2`, { method: "POST", body: Buffer.from(message), signal: AbortSignal.timeout(answerWithinMs) });
}

const answerSchema = z.object({ symbols: z.record(z.string(), z.looseObject({ options: z.array(z.string()).default([]) })) });

export function symbolsIn(answer: string): ReadonlyMap<string, string> {
  return new Map(Object.entries(answerSchema.parse(JSON.parse(answer)).symbols).map(([name, { options }]) => [name, options.join(" ")]));
}

function configuration(folder: string, port: number): string {
  const file = (name: string): string => JSON.stringify(join(folder, name));
  return `
options {
  pidfile = ${file("rspamd.pid")}; tempdir = ${file("")}; hs_cache_dir = ${file("")};
  cache_file = ${file("symbols.cache")}; dynamic_conf = ${file("dynamic")}; history_file = ${file("history")}; stats_file = ${file("stats")};
  control_socket = "${join(folder, "control.sock")} mode=0600";
  url_tld = ${file("suffixes.dat")};
  filters = ""; explicit_modules = []; words_decay = 600; task_timeout = 8s;
  dns { nameserver = ["127.0.0.1:9:1"]; timeout = 0.1s; retransmits = 1; }
}
logging { type = "console"; level = "error"; }
actions { reject = 15; add_header = 6; greylist = 4; }
worker "normal" { bind_socket = "127.0.0.1:${String(port)}"; count = 1; mime = true; }
lua = "$RULESDIR/rspamd.lua";
`;
}
