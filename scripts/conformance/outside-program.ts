import { spawn } from "node:child_process";
import { once } from "node:events";
import { MissingNeed } from "./claim.ts";
import { endWithUs } from "./end-with-us.ts";

export interface OutsideProgram {
  readonly command: string;
  readonly options: readonly string[];
  /** One sentence: what needs it and how to get it. */
  readonly whenMissing: string;
  readonly withinMs: number;
  readonly env?: Readonly<Record<string, string>>;
}

interface Said {
  readonly out: string;
  readonly err: string;
}

/** Runs a program of others to its end, without a network of ours to reach, and ends it when it takes too long. */
export async function runOutside({ command, options, whenMissing, withinMs, env = {} }: OutsideProgram): Promise<Said> {
  const child = spawn(command, options, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } });
  endWithUs(child);
  const said = { out: "", err: "", isLate: false };
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (said.out += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (said.err += chunk));
  const bound = setTimeout(() => {
    said.isLate = true;
    child.kill("SIGKILL");
  }, withinMs);
  try {
    await once(child, "close");
  } catch (cause) {
    throw isNotFound(cause) ? new MissingNeed(whenMissing, { cause }) : cause;
  } finally {
    clearTimeout(bound);
  }
  if (said.isLate) throw new Error(`${command} is not done after ${String(withinMs / 1000)} s.`);
  return said;
}

export function isNotFound(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && cause.code === "ENOENT";
}
